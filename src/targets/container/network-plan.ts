import type { Docker } from './docker.ts';
import { type AddressBlock, addressBlock, hostRoutes, overlap } from './host-routes.ts';

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

/**
 * The ranges that are cut into subnets, each of 65,536 addresses, as their first two numbers: out of the way of the usual
 * defaults, and not all within one block, as a company's VPN may have a route for all of 10.0.0.0/8. 198.18 and 198.19 are
 * there for tests of network equipment.
 */
const firstChoices = Array.from({ length: 48 }, (_, n) => `10.${192 + n}`);
const ranges = [...firstChoices, '198.18', '198.19', ...Array.from({ length: 8 }, (_, n) => `172.${24 + n}`)];

/** Every range, as a number for the functions below: the first choices in turn from the n-th on, and then the others. */
export function rangesFrom(n: number): readonly number[] {
  const turned = firstChoices.map((_, index) => (n + index) % firstChoices.length);
  return ranges.map((_, index) => turned[index] ?? index);
}
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
  const address = (n: number) => `${ranges[range]}.${(offset + n) >> 8}.${(offset + n) & 255}`;
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
 * A subnet that this machine has a route for is somebody's: Docker would take it, and the machine lose the way to those.
 *
 * @param routes what this machine has a route for now; undefined: not known
 * @throws Error when all are taken, or when Docker says no for another reason
 */
export async function createNetwork(
  docker: Docker,
  name: string,
  labels: Readonly<Record<string, string>>,
  subnets: Iterable<Subnet>,
  routes: readonly AddressBlock[] | undefined = hostRoutes(),
): Promise<{ network: ReturnType<Docker['getNetwork']>; subnet: Subnet }> {
  let taken: unknown;
  for (const subnet of subnets) {
    const block = addressBlock(subnet.cidr);
    if (routes?.some((route) => overlap(route, block))) {
      taken ??= `this machine has a route for ${subnet.cidr}, and for every other`;
      continue;
    }
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
