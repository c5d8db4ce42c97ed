import { once } from 'node:events';
import { connect } from 'node:net';
import type { ContainerRuntimeClient } from 'testcontainers';

/** Docker's own interface, as testcontainers has found it. */
export type Docker = ContainerRuntimeClient['container']['dockerode'];

/** How long Docker may take to say who it is, in real milliseconds. */
const answerWithin = 10_000;

/**
 * Finds the Docker of this machine, as testcontainers does: DOCKER_HOST, the usual sockets.
 *
 * @throws Error that says what to do
 */
export async function connectDocker(): Promise<Docker> {
  // Its helper that removes leftovers is an image from a registry; leftovers.ts does without.
  process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true';
  let tooLate: NodeJS.Timeout | undefined;
  try {
    await mustListen(process.env['DOCKER_HOST']);
    const { getContainerRuntimeClient } = await import('testcontainers');
    const { promise, reject } = Promise.withResolvers<never>();
    tooLate = setTimeout(() => reject(new Error(`no answer within ${answerWithin / 1000} s`)), answerWithin);
    const docker = (await Promise.race([getContainerRuntimeClient(), promise])).container.dockerode;
    const { OSType } = await Promise.race([docker.info(), promise]);
    if (OSType !== 'linux') throw new Error(`it runs ${OSType} containers, and Linux ones are needed`);
    return docker;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `target container needs Docker, and no usable one was found (${why}). ` +
        'Install it (Debian: apt-get install docker.io iptables), start dockerd, and see that `docker info` answers for this user; ' +
        'a Docker elsewhere is named by DOCKER_HOST',
      { cause },
    );
  } finally {
    clearTimeout(tooLate);
  }
}

/** testcontainers would pass over a Docker that is asked for and not there, and take another one. */
async function mustListen(dockerHost = ''): Promise<void> {
  const [, protocol, rest = ''] = /^(unix|tcp):\/\/(.+)$/.exec(dockerHost) ?? [];
  if (protocol === undefined) return;
  const { hostname, port } = protocol === 'tcp' ? new URL(`http://${rest}`) : { hostname: '', port: '' };
  const socket = protocol === 'unix' ? connect(rest) : connect({ host: hostname, port: Number(port || 2375) });
  socket.setTimeout(answerWithin, () => socket.destroy(new Error('no answer')));
  try {
    await once(socket, 'connect');
  } catch (cause) {
    throw new Error(`DOCKER_HOST is ${dockerHost}: ${cause instanceof Error ? cause.message : String(cause)}`);
  } finally {
    socket.destroy();
  }
}

/** Whether Docker says that there is no such thing, or that it is being removed already. */
export function isGone(cause: unknown): boolean {
  if (!(cause instanceof Error) || !('statusCode' in cause)) return false;
  return cause.statusCode === 404 || (cause.statusCode === 409 && /removal .* in progress/.test(cause.message));
}
