import { type Docker, isGone } from './docker.ts';
import { isDead, ownerLabel, runLabel } from './owner.ts';

/** How many removals Docker is asked for at once. */
const atOnce = 8;

/**
 * Removes the containers, networks and images of runs whose process has ended without doing so itself.
 *
 * @returns how many things were removed
 */
export function removeLeftovers(docker: Docker): Promise<number> {
  return remove(docker, ownerLabel, (labels, madeAt) => isDead(labels[ownerLabel] ?? '', madeAt));
}

/** Removes every container, network and image of this run. */
export function removeRun(docker: Docker, run: string): Promise<number> {
  return remove(docker, `${runLabel}=${run}`, () => true);
}

type Wanted = (labels: Readonly<Record<string, string>>, madeAt: number) => boolean;

async function remove(docker: Docker, label: string, wanted: Wanted): Promise<number> {
  const filters = { label: [label] };
  let removed = 0;
  // One thing that Docker does not let go of yet must not keep the others.
  const failures: unknown[] = [];
  const each = async <T>(things: readonly T[], removal: (thing: T) => Promise<unknown>) => {
    const waiting = things.values();
    const lane = async () => {
      for (const thing of waiting) {
        await removal(thing).then(
          () => {
            removed += 1;
          },
          (cause: unknown) => {
            if (!isGone(cause)) failures.push(cause);
          },
        );
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  };
  const containers = await docker.listContainers({ all: true, filters });
  await each(
    containers.filter(({ Labels, Created }) => wanted(Labels, Created * 1000)),
    ({ Id }) => docker.getContainer(Id).remove({ force: true, v: true }),
  );
  const networks = await docker.listNetworks({ filters });
  await each(
    networks.filter(({ Labels, Created }) => wanted(Labels ?? {}, Date.parse(Created))),
    ({ Id }) => docker.getNetwork(Id).remove(),
  );
  const images = await docker.listImages({ filters });
  await each(
    images.filter(({ Labels, Created }) => wanted(Labels ?? {}, Created * 1000)),
    ({ Id }) => docker.getImage(Id).remove({ force: true }),
  );
  if (failures.length > 0) throw failures[0];
  return removed;
}
