import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../../../src/kit/package-info.ts';
import { writeBuildContext } from '../../../../src/targets/container/build-context.ts';
import { buildFrom } from '../../../../src/targets/container/build-image.ts';
import { connectDocker } from '../../../../src/targets/container/docker.ts';

const standIn = 'test/targets/container/stand-in';

/** The stand-in's image of that version: without a label of the kit's, as a vendor's is. Another process has others. */
export function standInImage(version: string): string {
  return `stand-in-for-a-vendor/sip-server:${version}-${process.pid}`;
}

/** Builds it for each of these versions; the second takes no time. */
export async function buildStandIns(versions: readonly string[]): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'sip-ha-stand-in-'));
  try {
    const docker = await connectDocker();
    await writeBuildContext(directory, 'scratch');
    await cp(join(packageRoot, standIn), join(directory, 'rootfs/app', standIn), { recursive: true });
    await cp(join(packageRoot, standIn, 'Dockerfile'), join(directory, 'Dockerfile'));
    for (const version of versions) await buildFrom(docker, directory, standInImage(version), { VERSION: version });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
