import { z } from 'zod';
import type { Docker } from './docker.ts';

/** A container, network, volume or image with a label of the kit's. */
export interface LabelledThing {
  readonly kind: 'container' | 'network' | 'volume' | 'image';
  readonly labels: Readonly<Record<string, string>>;
  /** In Unix milliseconds. */
  readonly madeAt: number;
  readonly remove: () => Promise<unknown>;
}

/** Docker says it of every volume, and the types of its client do not know it. */
const Made = z.object({ CreatedAt: z.string() });

/**
 * Everything with that label, or with that label and value (`label=value`), in the order in which it can be removed: a network
 * or a volume only after the containers on it.
 */
export async function labelledThings(docker: Docker, label: string): Promise<readonly LabelledThing[]> {
  const filters = { label: [label] };
  const [containers, networks, { Volumes: volumes }, images] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters: JSON.stringify(filters) }),
    docker.listImages({ filters }),
  ]);
  return [
    ...containers.map(({ Id, Labels, Created }) => ({
      kind: 'container' as const,
      labels: Labels,
      madeAt: Created * 1000,
      remove: () => docker.getContainer(Id).remove({ force: true, v: true }),
    })),
    ...networks.map(({ Id, Labels, Created }) => ({
      kind: 'network' as const,
      labels: Labels ?? {},
      madeAt: Date.parse(Created),
      remove: () => docker.getNetwork(Id).remove(),
    })),
    ...volumes.map((volume) => ({
      kind: 'volume' as const,
      labels: volume.Labels ?? {},
      madeAt: Date.parse(Made.parse(volume).CreatedAt),
      remove: () => docker.getVolume(volume.Name).remove({ force: true }),
    })),
    ...images.map(({ Id, Labels, Created }) => ({
      kind: 'image' as const,
      labels: Labels ?? {},
      madeAt: Created * 1000,
      remove: () => docker.getImage(Id).remove({ force: true }),
    })),
  ];
}
