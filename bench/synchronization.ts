/**
 * How long a pair takes to synchronize 100,000 and 1,000,000 missing calls on the virtual clock, how the two compare, and
 * the most memory that the process ever held. Aim: the million under 2 s and 512 MiB, at most 12 times the hundred thousand.
 * Each measurement runs in a process of its own, since the peak of memory is the process's.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { documentedBehaviour } from '../mocks/sip-server/documented-behaviour.ts';
import { InProcessPair } from '../mocks/sip-server/in-process-pair.ts';
import { defaultReadings } from '../mocks/sip-server/readings.ts';
import { median } from './median.ts';

interface Measurement {
  readonly seconds: number;
  readonly mebibytes: number;
}

const rounds = 5;

/** From the restart of a backup that lacks them all to the last call on it. */
async function measure(calls: number): Promise<Measurement> {
  const pair = new InProcessPair({
    id: 'bench',
    version: '8.1.103.95',
    readings: defaultReadings,
    behaviour: () => documentedBehaviour,
    host: (member) => member,
    onClose: () => {},
  });
  await pair.stop('sip-b');
  await pair.placeCalls(calls, false);
  const begin = performance.now();
  await pair.start('sip-b');
  await pair.advance(Math.ceil(calls / 500));
  const seconds = (performance.now() - begin) / 1000;
  const copied = pair.memberAt('sip-b', 8080)?.situation.calls;
  if (copied !== calls) throw new Error(`${copied} of ${calls} calls were copied`);
  return { seconds, mebibytes: process.resourceUsage().maxRSS / 1024 };
}

function measureApart(calls: number): Measurement {
  const output = execFileSync(process.execPath, [fileURLToPath(import.meta.url), String(calls)], { encoding: 'utf8' });
  const [seconds, mebibytes] = output.split(' ').map(Number);
  if (seconds === undefined || mebibytes === undefined) throw new Error(`no measurement: ${output}`);
  return { seconds, mebibytes };
}

const asked = process.argv[2];
if (asked !== undefined) {
  const { seconds, mebibytes } = await measure(Number(asked));
  console.log(seconds, mebibytes);
} else {
  // Alternating, so that whatever else the machine does falls on both.
  const runs = Array.from({ length: rounds }, () => ({ few: measureApart(100_000), many: measureApart(1_000_000) }));
  const few = median(runs.map((run) => run.few.seconds));
  const many = median(runs.map((run) => run.many.seconds));
  const memory = Math.max(...runs.map((run) => run.many.mebibytes));
  console.log(`synchronization of missing calls, virtual clock, median of ${rounds}`);
  console.log(`    100,000 calls  ${few.toFixed(3)} s`);
  console.log(`  1,000,000 calls  ${many.toFixed(3)} s (aim: under 2 s)`);
  console.log(`  ratio            ${(many / few).toFixed(1)} (aim: at most 12)`);
  console.log(`  peak memory      ${Math.round(memory)} MiB (aim: under 512 MiB)`);
}
