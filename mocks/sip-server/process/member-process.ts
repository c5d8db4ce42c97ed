/**
 * A process that hosts one member of each pair, as one machine of two: `node member-process.ts --help`.
 * It prints one line of JSON when its agent listens (launched-process.ts, ReadyLine).
 */
import { parseArgs } from 'node:util';
import { documentedBehaviour } from '../documented-behaviour.ts';
import { parseReadings } from '../readings.ts';
import { createAgent } from './agent.ts';
import { freePorts } from './free-ports.ts';
import { HostedMembers } from './hosted-members.ts';
import type { ReadyLine } from './launched-process.ts';
import { listen } from './listen.ts';
import { begin, ready, takeToken, wholeNumber } from './process-life.ts';

const usage = `Usage: SIP_HA_AGENT_TOKEN=<token> node member-process.ts [options]
  --listen <address>       where status pages and HA connections are served (default 127.0.0.1)
  --agent-listen <address> where the agent is served (default: as --listen)
  --agent-port <port>      0: any free one (default 0)
  --heartbeat <ms>         interval of signs of life on the HA connection; three missing ones end it; 0: none (default 0)
  --deviation <name>       be wrong on purpose, see mocks/deviations
  --reading <A14=yes>      how to read an open point of the document; may be given more than once
  --log-events             print what the members log, as one line of JSON each, on standard output
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
    'log-events': { type: 'boolean', default: false },
    'until-stdin-ends': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(usage);
else await begin('member process', run);

async function run(): Promise<void> {
  const variant = values.deviation === undefined ? undefined : await findVariant(values.deviation);
  const members = new HostedMembers({
    host: values.listen,
    ports: freePorts(values.listen),
    behaviour: () => variant?.change(documentedBehaviour) ?? documentedBehaviour,
    readings: { ...parseReadings(values.reading), ...variant?.readings },
    heartbeat: wholeNumber('--heartbeat', values.heartbeat, 60_000),
    onEvent: values['log-events'] ? (event) => process.stdout.write(`${JSON.stringify(event)}\n`) : undefined,
  });
  const agent = createAgent(takeToken('SIP_HA_AGENT_TOKEN'), members);
  const host = values['agent-listen'] ?? values.listen;
  const url = await listen(agent, host, wholeNumber('--agent-port', values['agent-port'], 65_535));

  const line: ReadyLine = { ready: { url, pid: process.pid } };
  ready(line, values['until-stdin-ends'], async () => {
    agent.close();
    await members.stopAll();
    await members.deleteAll();
  });
}

/** They are many files, read only when one is asked for. */
async function findVariant(name: string) {
  const variants = await import('../../deviations/find-variant.ts');
  return variants.findVariant(name);
}
