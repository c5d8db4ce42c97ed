import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { Agent } from 'undici';
import { createControlServer } from '../../mocks/sip-server/control-server.ts';
import { AgentClient } from '../../mocks/sip-server/process/agent-client.ts';
import { controlHttpServer } from '../../mocks/sip-server/process/control-http.ts';
import { type LaunchedProcess, launchMemberProcess } from '../../mocks/sip-server/process/launched-process.ts';
import { type MemberHost, ProcessHost } from '../../mocks/sip-server/process/process-host.ts';
import { capabilities, maxBodyBytes } from '../control/wire.ts';
import { type Target, TargetError, type Tolerances } from './target.ts';

export interface ProcessTargetSettings {
  /** The name of a deliberately wrong server, see mocks/deviations. */
  readonly deviation?: string | undefined;
  /** Ways to read open points of the document, such as A14=yes. */
  readonly readings?: readonly string[] | undefined;
  /** Seconds of the target for one real second, 1 (wall clock) to 60. */
  readonly rate?: number | undefined;
}

const address = '127.0.0.1';
const newestVersion = '8.1.103.95';
const sideNames = ["the first members' process", "the second members' process"] as const;
/** Generous: both start in a third of a second, but a machine may be busy. */
const startDeadline = 20_000;
const connectDeadline = 2_000;

/**
 * The mock pair as two operating-system processes, each with one member of every pair, real ports and a real TCP HA
 * connection. The controller that drives them serves the control protocol from this process.
 *
 * @throws TargetError when it does not start; nothing is left running then
 */
export async function launchProcessTarget(settings: ProcessTargetSettings = {}): Promise<Target> {
  const { rate = 1 } = settings;
  if (!(rate >= 1 && rate <= 60)) throw new TargetError(`the rate of target process must be from 1 to 60, not ${rate}`);
  const processes = await launchBoth(settings);
  const hosts = processes.map(memberHost);
  const [first, second] = hosts;
  if (first === undefined || second === undefined) throw new Error('two processes were launched');

  const token = randomToken();
  const control = createControlServer({
    token,
    host: new ProcessHost({ hosts: [first, second], rate, newestVersion }),
    description: {
      protocol: 1,
      name: describeTarget(settings),
      capabilities: capabilities.filter((capability) => capability !== 'advance-clock'),
      clock: { kind: 'wall', rate },
    },
  });
  const server = controlHttpServer(control);
  const dispatcher = new Agent({
    // One request at a time on a connection, kept alive: a slow answer holds up no other.
    pipelining: 1,
    connections: 256,
    keepAliveTimeout: 20_000,
    connect: { timeout: connectDeadline },
    maxResponseSize: maxBodyBytes,
  });
  const port = await listen(server);
  let closing: Promise<void> | undefined;
  return {
    name: 'process',
    controlUrl: `http://${address}:${port}`,
    controlToken: token,
    dispatcher,
    statusForm: 'auto',
    tolerances: tolerancesAt(rate),
    sideBySide: Math.max(40, Math.round(400 / rate)),
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };

  async function closeAll(): Promise<void> {
    server.close();
    server.closeAllConnections();
    // The processes take every pair with them.
    await Promise.all(processes.map((each) => each.end()));
    await Promise.all([dispatcher.destroy(), ...hosts.map(({ agent }) => agent.close())]);
  }
}

/**
 * On the wall clock 1 s is far more than a busy machine is late by. On a faster clock the same delay, which reaches
 * 0.2 s of real time on two busy cores, is that many times longer.
 */
function tolerancesAt(rate: number): Tolerances {
  return {
    grace: Math.max(1, 0.25 * rate),
    resolution: Math.max(1, 0.25 * rate),
    lookEvery: Math.max(1, 0.2 * rate),
    settle: Math.max(2, 0.5 * rate),
  };
}

interface LaunchedHost extends LaunchedProcess {
  readonly token: string;
}

async function launchBoth(settings: ProcessTargetSettings): Promise<LaunchedHost[]> {
  const options = [
    ...['--listen', address],
    ...(settings.deviation === undefined ? [] : ['--deviation', settings.deviation]),
    ...(settings.readings ?? []).flatMap((reading) => ['--reading', reading]),
  ];
  const results = await Promise.allSettled(
    sideNames.map(async (name) => {
      const token = randomToken();
      return { ...(await launchMemberProcess({ name, token, options, deadline: startDeadline })), token };
    }),
  );
  const launched = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed === undefined) return launched;
  await Promise.all(launched.map((each) => each.end()));
  const why = failed.reason instanceof Error ? failed.reason.message : String(failed.reason);
  throw new TargetError(`target process did not start: ${why}`);
}

function memberHost({ agentUrl, token, describe }: LaunchedHost): MemberHost {
  return {
    agent: new AgentClient({ url: agentUrl, token, whyGone: describe }),
    statusHost: address,
    haHost: address,
  };
}

function describeTarget({ deviation, rate = 1 }: ProcessTargetSettings): string {
  const pace = rate === 1 ? 'wall clock' : `${rate} times as fast as real time`;
  const wrong = deviation === undefined ? '' : `, deviation ${deviation}`;
  return `mock pair in two processes, ${pace}${wrong}`;
}

async function listen(server: Server): Promise<number> {
  server.listen({ host: address, port: 0 });
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the control server has no port');
  return bound.port;
}

function randomToken(): string {
  return randomBytes(24).toString('hex');
}
