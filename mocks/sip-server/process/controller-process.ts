/**
 * The process target as one program: starts the two members' processes, plays the Solution Control Server for all pairs,
 * and serves the control protocol: `node controller-process.ts --help`.
 */
import { parseArgs } from 'node:util';
import type { ReadyLine } from './launched-process.ts';
import { launchBoth } from './member-launch.ts';
import { begin, ready, takeToken, wholeNumber } from './process-life.ts';

const usage = `Usage: SIP_HA_CONTROL_TOKEN=<token> node controller-process.ts [options]
  --listen <address>     where everything is served (default 127.0.0.1)
  --port <port>          of the control server; 0: any free one (default 0)
  --rate <k>             so many seconds of the target in one real second, 1 to 60 (default 1)
  --deviation <name>     be wrong on purpose, see mocks/deviations
  --reading <A14=yes>    how to read an open point of the document; may be given more than once
  --until-stdin-ends     end when standard input ends, so as not to outlive the process that started this one
`;

const { values } = parseArgs({
  options: {
    listen: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '0' },
    rate: { type: 'string', default: '1' },
    deviation: { type: 'string' },
    reading: { type: 'string', multiple: true, default: [] },
    'until-stdin-ends': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(usage);
else await begin('controller', run);

async function run(): Promise<void> {
  const token = takeToken('SIP_HA_CONTROL_TOKEN');
  const port = wholeNumber('--port', values.port, 65_535);
  const rate = readRate();
  const { listen: host, deviation } = values;
  const launching = launchBoth([
    ...['--listen', host],
    ...(deviation === undefined ? [] : ['--deviation', deviation]),
    ...values.reading.flatMap((reading) => ['--reading', reading]),
  ]);
  // Loaded while the two processes start.
  const [{ openController }, processes] = await Promise.all([import('./controller.ts'), launching]);
  const controller = await openController({ processes, token, host, port, rate, deviation });
  const line: ReadyLine = { ready: { url: controller.url, pid: process.pid } };
  ready(line, values['until-stdin-ends'], async () => {
    await Promise.all([controller.close(), ...processes.map((each) => each.end())]);
  });
}

function readRate(): number {
  const rate = Number(values.rate);
  if (rate >= 1 && rate <= 60) return rate;
  throw new Error(`--rate must be from 1 to 60, not "${values.rate}"`);
}
