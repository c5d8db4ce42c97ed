import type { Docker } from './docker.ts';
import { type AddressBlock, addressBlock, hostRoutes } from './host-routes.ts';
import type { Subnet } from './network-plan.ts';

/** What of Docker's description of itself tells where it runs. */
interface DockerPlace {
  readonly OperatingSystem?: string | undefined;
  readonly SecurityOptions?: readonly string[] | undefined;
  readonly Name?: string | undefined;
}

/**
 * Makes sure that this machine reaches the addresses of containers, as the members' pages are read there. Where Docker runs in a
 * machine of its own, or without the rights to set up networks on this one, it does not, and every scenario would say so late.
 *
 * @param subnet of a network that Docker has just made
 * @throws Error that says where Docker runs, and what to do
 */
export async function mustReach(docker: Docker, { cidr }: Subnet): Promise<void> {
  if (reaches(cidr, hostRoutes(), process.platform)) return;
  throw new Error(unreachableText(await docker.info()));
}

/** Docker gives this machine a route to every network that it makes on it. */
export function reaches(
  cidr: string,
  routes: readonly AddressBlock[] | undefined,
  platform: NodeJS.Platform = process.platform,
): boolean {
  // Only Linux has containers of its own.
  if (routes === undefined) return platform === 'linux';
  const { first, bits } = addressBlock(cidr);
  return routes.some((route) => route.first === first && route.bits === bits);
}

export function unreachableText({ OperatingSystem = '', SecurityOptions = [], Name = '' }: DockerPlace): string {
  const rootless = SecurityOptions.some((option) => option.includes('name=rootless'));
  const where = /docker desktop/i.test(OperatingSystem)
    ? 'Docker Desktop runs containers in a virtual machine'
    : rootless
      ? 'rootless Docker keeps the networks of containers to itself'
      : `Docker runs on ${Name === '' ? 'another machine' : Name}, or this command in a container of its own`;
  return (
    `target container needs Docker on this machine itself: ${where}, so the addresses of containers cannot be reached from here. ` +
    'Run the kit where the Docker daemon runs, as root or in the group docker, on Linux; --target process needs no Docker'
  );
}
