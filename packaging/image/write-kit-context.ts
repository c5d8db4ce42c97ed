import { existsSync } from 'node:fs';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../src/kit/package-info.ts';
import { addNode, type BaseImage } from '../../src/targets/container/build-context.ts';
import { neededPackages } from '../needed-packages.ts';

/** All of the repository that the command loads or shows. */
const parts = ['bin', 'src', 'steps', 'mocks', 'features', 'docs', 'package.json', 'LICENSE'];
/** What of a package nobody loads. */
const idle = /\.(d\.[cm]?ts|map|md)$/;

/**
 * Puts together the files of the kit's image beside its Dockerfile; nothing comes from a network.
 *
 * @param directory an empty one
 * @throws Error on scratch, when this Node and its libraries cannot be taken along (it is not Linux)
 */
export async function writeKitContext(directory: string, base: BaseImage): Promise<void> {
  const rootfs = join(directory, 'rootfs');
  const app = join(rootfs, 'app');
  await mkdir(app, { recursive: true });
  for (const part of parts) await cp(join(packageRoot, part), join(app, part), { recursive: true });
  const { packages } = neededPackages(await readFile(join(packageRoot, 'package-lock.json'), 'utf8'));
  for (const path of Object.keys(packages)) {
    // An optional one may be missing.
    if (!existsSync(join(packageRoot, path))) continue;
    await cp(join(packageRoot, path), join(app, path), {
      recursive: true,
      filter: (source) =>
        !idle.test(source) && !source.slice(packageRoot.length + path.length).includes('node_modules'),
    });
  }
  // Owned by the user that it runs as, as the Dockerfile says.
  for (const name of ['work', 'tmp']) await mkdir(join(directory, 'writable', name), { recursive: true });
  await cp(join(import.meta.dirname, 'Dockerfile'), join(directory, 'Dockerfile'));
  if (base === 'scratch') await addNode(rootfs);
}
