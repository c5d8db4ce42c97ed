import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning, processNamespace } from '../../kit/process-identity.ts';
import { type BaseImage, contentHash, writeBuildContext } from './build-context.ts';
import { buildFrom } from './build-image.ts';
import type { Docker } from './docker.ts';

/** Begins the names of the directories in which images are put together; the process that does so follows, and where it is one. */
const prefix = 'sip-ha-image-';

/** Whose image it is: one that `npm run image` made stays, one that a run made goes with it. */
export interface ImageLabels {
  readonly run: string;
  readonly owner: string;
}

/** The image's name while nothing that goes into it changes. */
export async function imageName(): Promise<string> {
  return `sip-ha/member:${await contentHash()}`;
}

/** @throws Error when it cannot be built */
export async function buildImage(docker: Docker, name: string, base: BaseImage, labels?: ImageLabels): Promise<void> {
  await inBuildDirectory(async (directory) => {
    await writeBuildContext(directory, base);
    const own = labels === undefined ? {} : { RUN: labels.run, OWNER: labels.owner };
    await buildFrom(docker, directory, name, { BASE: base, ...own });
  });
}

/** Gives an empty directory to put an image together in, and removes it after that; those of dead processes too. */
export async function inBuildDirectory(build: (directory: string) => Promise<void>): Promise<void> {
  await removeAbandoned();
  const directory = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-${processNamespace()}-`));
  try {
    await build(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/**
 * The image that `npm run image` has built from the same files, on whatever base; otherwise one that is built now, without a
 * registry, and goes with this run.
 */
export async function imageForRun(docker: Docker, labels: ImageLabels): Promise<string> {
  const name = await imageName();
  const [present] = await docker.listImages({ filters: { reference: [name] } });
  if (present !== undefined) return name;
  const ofRun = `${name}-${labels.run}`;
  await buildImage(docker, ofRun, 'scratch', labels);
  return ofRun;
}

/** What a process that was killed while it built an image has left: the copy of a whole Node. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const [pid, namespace] = name.slice(prefix.length).split('-');
    // The numbers of processes that are in a container, and share this directory, mean nothing here.
    if (namespace !== processNamespace() || isRunning(Number(pid))) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}
