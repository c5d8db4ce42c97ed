import type { Docker } from './docker.ts';

/**
 * Addresses for the networks of this target. Docker's own pools give some thirty networks at most; each pair needs one of
 * its own, so the subnets are chosen here.
 */
export interface Subnet {
  /** As 10.213.4.0/29. */
  readonly cidr: string;
  readonly gateway: string;
  /** The n-th address for a container, from 0. */
  address(n: number): string;
}

/** The ranges that are cut into subnets, as the second number of a 10.x address; chosen out of the way of the usual defaults. */
const firstRange = 192;
const ranges = 48;
const linkSize = 8;
const managementSize = 4096;

/** The small network of one pair: `index` from 0 to 8191. */
export function linkSubnet(range: number, index: number): Subnet {
  return subnet(range, index * linkSize, linkSize);
}

/** The network on which the host reaches all members. */
export function managementSubnet(range: number, index: number): Subnet {
  return subnet(range, index * managementSize, managementSize);
}

function subnet(range: number, offset: number, size: number): Subnet {
  const address = (n: number) => `10.${firstRange + (range % ranges)}.${(offset + n) >> 8}.${(offset + n) & 255}`;
  return {
    cidr: `${address(0)}/${32 - Math.log2(size)}`,
    gateway: address(1),
    address: (n) => {
      if (n > size - 4) throw new RangeError(`a subnet of ${size} addresses has none for container ${n}`);
      return address(n + 2);
    },
  };
}

/**
 * Makes a network in the first of these subnets that no other network has, and that only containers on it and the host reach.
 *
 * @throws Error when all are taken, or when Docker says no for another reason
 */
export async function createNetwork(
  docker: Docker,
  name: string,
  labels: Readonly<Record<string, string>>,
  subnets: Iterable<Subnet>,
): Promise<{ network: ReturnType<Docker['getNetwork']>; subnet: Subnet }> {
  let taken: unknown;
  for (const subnet of subnets) {
    try {
      const network = await docker.createNetwork({
        Name: name,
        Driver: 'bridge',
        Internal: true,
        Labels: { ...labels },
        IPAM: { Driver: 'default', Config: [{ Subnet: subnet.cidr, Gateway: subnet.gateway }] },
      });
      return { network, subnet };
    } catch (cause) {
      if (!(cause instanceof Error && /overlap/i.test(cause.message))) throw cause;
      taken = cause;
    }
  }
  throw new Error(`no subnet is free for network ${name}: ${String(taken)}`);
}
