import { type Docker, isGone } from './docker.ts';
import { type LabelledThing, labelledThings } from './labelled-things.ts';
import { isDead, ownerLabel, runLabel } from './owner.ts';

/** How many removals Docker is asked for at once. */
const atOnce = 8;

/**
 * Removes the containers, networks, volumes and images of runs whose process has ended without doing so itself.
 *
 * @returns how many things were removed
 */
export async function removeLeftovers(docker: Docker): Promise<number> {
  return remove(leftBehind(await labelledThings(docker, ownerLabel)));
}

/** Removes every container, network, volume and image of this run. */
export async function removeRun(docker: Docker, run: string): Promise<number> {
  return remove(await labelledThings(docker, `${runLabel}=${run}`));
}

/** Of all that runs have made, that of dead ones. What a run has made last is its last sign of life. */
export function leftBehind(things: readonly LabelledThing[]): readonly LabelledThing[] {
  const byOwner = Map.groupBy(things, ({ labels }) => labels[ownerLabel] ?? '');
  return things.filter(({ labels }) => {
    const owner = labels[ownerLabel] ?? '';
    const signs = (byOwner.get(owner) ?? []).map(({ madeAt }) => madeAt);
    return isDead(owner, Math.max(...signs));
  });
}

async function remove(things: readonly LabelledThing[]): Promise<number> {
  let removed = 0;
  // One thing that Docker does not let go of yet must not keep the others.
  const failures: unknown[] = [];
  for (const kind of ['container', 'network', 'volume', 'image'] as const) {
    const waiting = things.filter((thing) => thing.kind === kind).values();
    const lane = async () => {
      for (const thing of waiting) {
        await thing.remove().then(
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
  }
  if (failures.length > 0) throw failures[0];
  return removed;
}
