/** `npm run image`: builds the image of a member alone, so that runs need not; `npm run image -- --base node:24-slim`. */
import { scriptArguments } from '../../kit/script-arguments.ts';
import { connectDocker, type Docker } from './docker.ts';
import { buildImage, imageName } from './member-image.ts';
import { ownerLabel } from './owner.ts';

const { values } = scriptArguments({
  command: 'npm run image',
  options: {
    /** scratch: from the Node that runs this, without a registry. */
    base: { type: 'string', default: 'scratch' },
  },
});

try {
  const docker = await connectDocker();
  const name = await imageName();
  await buildImage(docker, name, values.base);
  await removeEarlier(docker, name);
  const { Size } = await docker.getImage(name).inspect();
  console.log(`${name}  ${Math.round(Size / 1e6)} MB`);
} catch (cause) {
  console.error(`sip-ha image: ${cause instanceof Error ? cause.message : String(cause)}`);
  process.exitCode = 3;
}

/** Images that this command built before, of other programs. */
async function removeEarlier(docker: Docker, name: string): Promise<void> {
  const images = await docker.listImages({ filters: { label: [`${ownerLabel}=none`] } });
  for (const { Id, RepoTags } of images) {
    if (!RepoTags?.includes(name)) await docker.getImage(Id).remove({ force: true });
  }
}
