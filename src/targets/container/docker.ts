import { once } from 'node:events';
import { connect } from 'node:net';
import type { ContainerRuntimeClient } from 'testcontainers';
import { z } from 'zod';
import { addressOf, type DockerEndpoint, dockerEndpoint } from './docker-endpoint.ts';

/** Docker's own interface, as testcontainers has found it. */
export type Docker = ContainerRuntimeClient['container']['dockerode'];

/** How long Docker may take to say who it is, in real milliseconds. */
const answerWithin = 10_000;

/**
 * Finds the Docker that is meant: the one that DOCKER_HOST or a Docker context names, or the one at a usual socket of this
 * machine. One that is named is never replaced by another.
 *
 * @throws Error that says what to do
 */
export async function connectDocker(): Promise<Docker> {
  // Its helper that removes leftovers is an image from a registry; leftovers.ts does without.
  process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true';
  // It reads how to log on to registries as soon as it is loaded, and dies of a file that is broken. No registry is needed.
  process.env['DOCKER_AUTH_CONFIG'] = '{}';
  let tooLate: NodeJS.Timeout | undefined;
  try {
    const endpoint = dockerEndpoint(process.env);
    if (endpoint !== undefined) {
      await mustListen(endpoint);
      Object.assign(process.env, environmentOf(endpoint));
    }
    const { getContainerRuntimeClient } = await import('testcontainers');
    const { promise, reject } = Promise.withResolvers<never>();
    tooLate = setTimeout(() => reject(new Error(`no answer within ${answerWithin / 1000} s`)), answerWithin);
    const docker = (await Promise.race([getContainerRuntimeClient(), promise])).container.dockerode;
    if (endpoint !== undefined) mustBe(endpoint, docker);
    const { OSType } = await Promise.race([docker.info(), promise]);
    if (OSType !== 'linux') throw new Error(`it runs ${OSType} containers, and Linux ones are needed`);
    return docker;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `target container needs Docker, and no usable one was found (${why}). ` +
        'Install it (Debian: apt-get install docker.io iptables), start dockerd, and see that `docker info` answers for this user; ' +
        'a Docker at another socket is named by DOCKER_HOST or DOCKER_CONTEXT',
      { cause },
    );
  } finally {
    clearTimeout(tooLate);
  }
}

/** What makes testcontainers take this one. */
function environmentOf(endpoint: DockerEndpoint): Record<string, string> {
  const { host, certificates } = endpoint;
  const address = addressOf(endpoint);
  return {
    DOCKER_HOST: 'path' in address ? host : `tcp://${new URL(host).hostname}:${address.port}`,
    ...(certificates === undefined ? {} : { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: certificates }),
  };
}

/** testcontainers would pass over a Docker that is asked for and not there, and take another one. */
async function mustListen(endpoint: DockerEndpoint): Promise<void> {
  const socket = connect(addressOf(endpoint));
  socket.setTimeout(answerWithin, () => socket.destroy(new Error('no answer')));
  try {
    await once(socket, 'connect');
  } catch (cause) {
    throw new Error(
      `${endpoint.namedBy} is ${endpoint.host}: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  } finally {
    socket.destroy();
  }
}

const Modem = z.object({
  socketPath: z.string().optional(),
  host: z.string().optional(),
  port: z.union([z.string(), z.number()]).optional(),
});

/** A setting of testcontainers' own (tc.host) would go before all others. */
function mustBe(endpoint: DockerEndpoint, docker: Docker): void {
  const asked = addressOf(endpoint);
  const { socketPath, host = '', port } = Modem.parse(docker.modem);
  const same =
    'path' in asked
      ? socketPath === asked.path
      : host.replace(/^\[(.*)\]$/, '$1') === asked.host && Number(port) === asked.port;
  if (same) return;
  const taken = socketPath ?? `${host}:${port}`;
  throw new Error(
    `${endpoint.namedBy} is ${endpoint.host}, and testcontainers takes the one at ${taken}: see ~/.testcontainers.properties`,
  );
}

/** Whether Docker says that there is no such thing, or that it is being removed already. */
export function isGone(cause: unknown): boolean {
  if (!(cause instanceof Error) || !('statusCode' in cause)) return false;
  return cause.statusCode === 404 || (cause.statusCode === 409 && /removal .* in progress/.test(cause.message));
}
