import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, readdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { codeExtension, codeRoot } from '../../kit/package-info.ts';

/** All that a member's process loads, relative to where the code lies. */
const programs = ['mocks', `src/control/wire${codeExtension}`];
const packages = ['zod'];
/** As in the Dockerfile. */
const compileCache = 'compile-cache';
/** What of a package is needed to run it. */
const loaded = /\.(js|json)$/;

/** Where the image gets its Node from: an image with Node on its PATH, or scratch, and then the Node that runs this. */
export type BaseImage = 'scratch' | (string & {});

/**
 * Puts together the files of the image beside its Dockerfile; nothing comes from a network.
 *
 * @param directory an empty one
 * @throws Error on scratch, when this Node and its libraries cannot be taken along (it is not Linux)
 */
export async function writeBuildContext(directory: string, base: BaseImage): Promise<void> {
  const rootfs = join(directory, 'rootfs');
  const app = join(rootfs, 'app');
  await mkdir(join(rootfs, 'tmp'), { recursive: true });
  for (const program of programs) {
    await cp(join(codeRoot, program), join(app, program), {
      recursive: true,
      filter: (source) => !source.endsWith('.d.ts'),
    });
  }
  for (const name of packages) {
    await cp(directoryOf(name), join(app, 'node_modules', name), {
      recursive: true,
      filter: (source) => !/\.[a-z]+$/.test(basename(source)) || loaded.test(source),
    });
  }
  await writeFile(join(app, 'package.json'), JSON.stringify({ type: 'module', private: true }));
  const dockerfile = await readFile(join(codeRoot, 'mocks/image/Dockerfile'), 'utf8');
  await writeFile(join(directory, 'Dockerfile'), dockerfile.replace(/\.ts(?=")/g, codeExtension));
  if (base === 'scratch') {
    await addNode(rootfs);
    await compile(app);
  }
  await chmod(app, 0o755);
}

/** Names what goes into an image, on whatever base: it changes when any of the programs or this Node does. */
export async function contentHash(): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  const files = await Promise.all(programs.map((program) => filesUnder(join(codeRoot, program))));
  for (const file of files.flat()) hash.update(file.slice(codeRoot.length)).update(await readFile(file));
  for (const name of packages) hash.update(await readFile(join(directoryOf(name), 'package.json')));
  return hash.digest('hex').slice(0, 12);
}

/** Wherever npm has put it. */
function directoryOf(name: string): string {
  return dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)));
}

async function filesUnder(path: string): Promise<string[]> {
  if (path.endsWith(codeExtension)) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Leaves what Node compiled of the programs beside them: a container is up in half of the time. */
async function compile(app: string): Promise<void> {
  const program = join(app, `mocks/sip-server/process/member-process${codeExtension}`);
  const env = { ...process.env, NODE_COMPILE_CACHE: join(app, compileCache), NODE_COMPILE_CACHE_PORTABLE: '1' };
  await promisify(execFile)(process.execPath, [program, '--help'], { env });
}

/** Node and the shared libraries that it loads, each at the place where it looks for it. */
export async function addNode(rootfs: string): Promise<void> {
  const node = await realpath(process.execPath);
  const libraries = await librariesOf(node);
  await mkdir(join(rootfs, 'usr/bin'), { recursive: true });
  await cp(node, join(rootfs, 'usr/bin/node'));
  await chmod(join(rootfs, 'usr/bin/node'), 0o755);
  for (const library of libraries) {
    await mkdir(join(rootfs, dirname(library)), { recursive: true });
    await cp(library, join(rootfs, library), { dereference: true });
  }
}

async function librariesOf(program: string): Promise<string[]> {
  try {
    const { stdout } = await promisify(execFile)('ldd', [program]);
    const libraries = stdout.match(/\/[^\s()]+/g) ?? [];
    if (libraries.length > 0) return [...new Set(libraries)];
  } catch (cause) {
    throw new Error(
      `an image without a base needs a Linux where ldd lists what Node loads: ${String(cause)}; use a base image that has Node 24`,
      { cause },
    );
  }
  throw new Error('ldd lists no library of Node; use a base image that has Node 24');
}
