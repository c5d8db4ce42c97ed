/**
 * A process that hosts one member of each pair, as one machine of two: `node member-process.ts --help`.
 * It prints one line of JSON when its agent listens (agent-wire.ts, ReadyLine) and ends on SIGTERM and SIGINT.
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import type { Behaviour } from '../behaviour.ts';
import { documentedBehaviour } from '../documented-behaviour.ts';
import { parseReadings } from '../readings.ts';
import { createAgent } from './agent.ts';
import type { ReadyLine } from './agent-wire.ts';
import { freePorts } from './free-ports.ts';
import { HostedMembers } from './hosted-members.ts';

const usage = `Usage: SIP_HA_AGENT_TOKEN=<token> node member-process.ts [options]
  --listen <address>       where status pages and HA connections are served (default 127.0.0.1)
  --agent-listen <address> where the agent is served (default: as --listen)
  --agent-port <port>      0: any free one (default 0)
  --heartbeat <ms>         interval of signs of life on the HA connection; three missing ones end it; 0: none (default 0)
  --deviation <name>       be wrong on purpose, see mocks/deviations
  --reading <A14=yes>      how to read an open point of the document; may be given more than once
  --until-stdin-ends       end when standard input ends, so as not to outlive the process that started this one
`;

const { values } = parseArgs({
  options: {
    listen: { type: 'string', default: '127.0.0.1' },
    'agent-listen': { type: 'string' },
    'agent-port': { type: 'string', default: '0' },
    heartbeat: { type: 'string', default: '0' },
    deviation: { type: 'string' },
    reading: { type: 'string', multiple: true, default: [] },
    'until-stdin-ends': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(usage);
else {
  try {
    await run();
  } catch (cause) {
    console.error(`sip-ha member process: ${cause instanceof Error ? cause.message : String(cause)}`);
    process.exit(1);
  }
}

async function run(): Promise<void> {
  const members = new HostedMembers({
    host: values.listen,
    ports: freePorts(values.listen),
    behaviour: await chooseBehaviour(values.deviation),
    readings: parseReadings(values.reading),
    heartbeat: wholeNumber('--heartbeat', values.heartbeat, 60_000),
  });
  const agent = createAgent(readToken(), members);
  const host = values['agent-listen'] ?? values.listen;
  agent.listen({ host, port: wholeNumber('--agent-port', values['agent-port'], 65_535) });
  await once(agent, 'listening');

  const end = async () => {
    agent.close();
    await members.deleteAll();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
  if (values['until-stdin-ends']) process.stdin.once('end', end).once('close', end).resume();

  const address = agent.address();
  if (address === null || typeof address === 'string') throw new Error('the agent has no port');
  const ready: ReadyLine = { ready: { agent: `http://${urlHost(host)}:${address.port}`, pid: process.pid } };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

/** The deviations are many files: they are read only when one is asked for. */
async function chooseBehaviour(deviation: string | undefined): Promise<() => Behaviour> {
  if (deviation === undefined) return () => documentedBehaviour;
  const { findDeviation } = await import('../../deviations/index.ts');
  const { change } = findDeviation(deviation);
  return () => change(documentedBehaviour);
}

function readToken(): string {
  const { SIP_HA_AGENT_TOKEN: token = '' } = process.env;
  if (token.length < 16) throw new Error('SIP_HA_AGENT_TOKEN must be set to at least 16 characters');
  return token;
}

function wholeNumber(option: string, text: string, most: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) > most)
    throw new Error(`${option} must be a whole number from 0 to ${most}, not "${text}"`);
  return Number(text);
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
