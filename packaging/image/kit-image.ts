import { packageVersion } from '../../src/kit/package-info.ts';
import type { BaseImage } from '../../src/targets/container/build-context.ts';
import { buildFrom } from '../../src/targets/container/build-image.ts';
import type { Docker } from '../../src/targets/container/docker.ts';
import { inBuildDirectory } from '../../src/targets/container/member-image.ts';
import { writeKitContext } from './write-kit-context.ts';

export function kitImageName(): string {
  return `sip-ha/kit:${packageVersion()}`;
}

/** Builds the image whose command is `sip-ha`. @throws Error when it cannot be built */
export async function buildKitImage(docker: Docker, name: string, base: BaseImage): Promise<void> {
  await inBuildDirectory(async (directory) => {
    await writeKitContext(directory, base);
    await buildFrom(docker, directory, name, { BASE: base, NAME: name });
  });
}
