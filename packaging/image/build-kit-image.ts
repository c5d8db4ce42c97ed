/** `npm run kit-image`: builds the image of the kit itself; `npm run kit-image -- --base node:24-slim`. */
import { scriptArguments } from '../../src/kit/script-arguments.ts';
import { connectDocker } from '../../src/targets/container/docker.ts';
import { buildKitImage, kitImageName } from './kit-image.ts';

const { values } = scriptArguments({
  command: 'npm run kit-image',
  options: {
    /** scratch: from the Node that runs this, without a registry. */
    base: { type: 'string', default: 'scratch' },
  },
});

try {
  const docker = await connectDocker();
  const name = kitImageName();
  await buildKitImage(docker, name, values.base);
  const { Size } = await docker.getImage(name).inspect();
  console.log(`${name}  ${Math.round(Size / 1e6)} MB`);
} catch (cause) {
  console.error(`sip-ha kit-image: ${cause instanceof Error ? cause.message : String(cause)}`);
  process.exitCode = 3;
}
