import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { foreignText } from '../../http/foreign-text.ts';
import { hideSecrets } from '../../http/hide-secrets.ts';
import { framesOf } from './container-logs.ts';
import type { ContainerSetup } from './container-setup.ts';
import type { Docker } from './docker.ts';

type Container = ReturnType<Docker['getContainer']>;

/** Characters of what a container said last. */
const longestWords = 600;
/** How often Docker is asked whether a container that is not up still runs, in real milliseconds. */
const askEvery = 500;

/** Until it accepts a connection. @throws Error with its last words when it ends instead, or takes too long */
export async function untilUp(setup: ContainerSetup, container: Container, readyPort: number): Promise<void> {
  const { management, name, startWithin, secrets } = setup;
  const deadline = performance.now() + startWithin;
  let asked = performance.now();
  for (let tries = 1; !(await accepts(management.address, readyPort)); tries++) {
    await delay(Math.min(tries * 5, 50));
    const now = performance.now();
    const late = now > deadline;
    // A container that has ended lets every try take its whole second.
    if (now - asked < askEvery && !late) continue;
    asked = now;
    const { State } = await container.inspect();
    if (State.Running && !late) continue;
    const log = await container.logs({ stdout: true, stderr: true, tail: 10 });
    const said = framesOf(log).map(({ bytes }) => bytes.toString('utf8'));
    const words = foreignText(hideSecrets(said.join(''), secrets), longestWords);
    throw new Error(
      State.Running
        ? `${name} runs, and is not up after ${startWithin / 1000} s: nothing accepts a connection at ${management.address}:${readyPort}`
        : `${name} ended with exit code ${State.ExitCode} instead of coming up: ${words}`,
    );
  }
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (accepted: boolean) => {
      socket.destroy();
      resolve(accepted);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once('error', () => end(false));
    socket.once('connect', () => end(true));
  });
}
