import { capabilities } from '../../../src/control/wire.ts';
import { createControlServer } from '../control-server.ts';
import { AgentClient } from './agent-client.ts';
import { controlHttpServer } from './control-http.ts';
import { listen } from './listen.ts';
import type { LaunchedMembers } from './member-launch.ts';
import { type MemberHost, ProcessHost } from './process-host.ts';

const newestVersion = '8.1.103.95';

export interface ControllerSetup {
  readonly processes: readonly [LaunchedMembers, LaunchedMembers];
  /** Of the control protocol. */
  readonly token: string;
  /** Where the control server listens, and where members serve their pages. */
  readonly host: string;
  readonly port: number;
  readonly rate: number;
  /** For the description only. */
  readonly deviation: string | undefined;
}

/** Serves the control protocol for pairs whose members live in the two processes. */
export async function openController(setup: ControllerSetup): Promise<{ url: string; close: () => Promise<void> }> {
  const { token, host, port, rate } = setup;
  const [first, second] = setup.processes;
  const hosts = [memberHost(first, host), memberHost(second, host)] as const;
  const control = createControlServer({
    token,
    host: new ProcessHost({ hosts, rate, newestVersion }),
    description: {
      protocol: 1,
      name: describe(setup),
      capabilities: capabilities.filter((capability) => capability !== 'advance-clock'),
      clock: { kind: 'wall', rate },
    },
  });
  const server = controlHttpServer(control);
  const url = await listen(server, host, port);
  return {
    url,
    async close() {
      server.close();
      server.closeAllConnections();
      await Promise.all(hosts.map(({ agent }) => agent.close()));
    },
  };
}

function memberHost({ url, token, describe: whyGone }: LaunchedMembers, host: string): MemberHost {
  return { agent: new AgentClient({ url, token, whyGone }), statusHost: host, haHost: host };
}

function describe({ rate, deviation }: ControllerSetup): string {
  const pace = rate === 1 ? 'wall clock' : `${rate} times as fast as real time`;
  const wrong = deviation === undefined ? '' : `, deviation ${deviation}`;
  return `mock pair in two processes, ${pace}${wrong}`;
}
