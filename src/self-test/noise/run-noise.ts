import type { RightServer, WrongServer } from '../../targets/server-under-test.ts';
import { inThreads } from '../threads.ts';
import { NoiseResult } from './noise-result.ts';

/** The wall clock is what makes this slow, so that only some are tried: of every kind of bug that timing could hide. */
const wrongOnes: readonly string[] = [
  'ready-before-sixty-seconds',
  'timer-not-restarted',
  'flags-stay-after-connection-loss',
  'multisite-ignored',
  'never-ready-primary',
  'backup-waits-sixty-seconds',
  'backup-ignores-missing-calls',
  'upgrade-ready-primary',
  'backup-upgrade-needs-connection',
  'synced-flag-lies',
  'new-calls-not-copied',
  'copies-everything-again',
  'batch-limit-ignored',
  'calls-lost-at-switchover',
  'flag-true-text',
];
/** The documented server, and so many unusual ones, others with every seed. */
const unusualWithEach = 5;

/** So many targets at once; each waits most of the time. */
const atOnce = 5;

/** A run takes a minute or two; a thread that is silent for this long hangs. Milliseconds. */
const silentFor = 600_000;

/**
 * Tries the suite under noise on some wrong and some right servers, each with every seed, on the wall clock.
 *
 * @param seeds how many
 * @param right the unusual ones; those that need more time than the target allows are left out
 * @throws SelfTestError
 */
export async function runNoise(
  { wrong, right }: { readonly wrong: readonly WrongServer[]; readonly right: readonly RightServer[] },
  seeds: number,
  onResult: (result: NoiseResult) => void,
): Promise<readonly NoiseResult[]> {
  const numbers = Array.from({ length: seeds }, (_, index) => index + 1);
  const waiting = numbers.flatMap((seed) => [
    ...['plain', ...turn(right, seed)].map((name) => ({ kind: 'right' as const, name, seed })),
    ...wrong
      .filter(({ name }) => wrongOnes.includes(name))
      .map(({ name, requirement }) => ({ kind: 'wrong' as const, name, requirement, seed })),
  ]);
  const results: NoiseResult[] = [];
  const threads = { entry: new URL('noise-worker.ts', import.meta.url), count: atOnce, silentFor };
  await inThreads<(typeof waiting)[number]>(threads, async (ask) => {
    for (let order = waiting.shift(); order !== undefined; order = waiting.shift()) {
      const result = NoiseResult.parse(await ask(order));
      results.push(result);
      onResult(result);
    }
  });
  return results;
}

function turn(right: readonly RightServer[], seed: number): string[] {
  const names = right.filter(({ late }) => !late).map(({ name }) => name);
  const first = ((seed - 1) * unusualWithEach) % names.length;
  return [...names.slice(first), ...names].slice(0, unusualWithEach);
}

/** False alarms and misses, per 1,000. */
export function noiseReport(results: readonly NoiseResult[]): string {
  const right = results.filter(({ kind }) => kind === 'right');
  const wrong = results.filter(({ kind }) => kind === 'wrong');
  const scenarios = right.reduce((sum, one) => sum + one.scenarios.ran, 0);
  const failed = right.reduce((sum, one) => sum + one.scenarios.failed, 0);
  const found = wrong.filter(({ good }) => good).length;
  const missed = wrong.filter(({ bad }) => bad).length;
  return [
    ...right.flatMap(({ name, seed, against }) =>
      against === undefined ? [] : [`false alarm: ${name}, seed ${seed}: ${against}`],
    ),
    ...wrong.flatMap(({ name, seed, bad }) => (bad ? [`missed: ${name}, seed ${seed}`] : [])),
    `Right servers: ${right.length} runs of ${scenarios} scenarios, ${failed} failed: ${perThousand(failed, scenarios)} false alarms per 1,000 scenarios`,
    `Wrong servers: ${wrong.length} runs, ${found} found, ${wrong.length - found - missed} open, ${missed} taken for right: ${perThousand(missed, wrong.length)} misses per 1,000 runs`,
    '',
  ].join('\n');
}

function perThousand(part: number, whole: number): string {
  return whole === 0 ? '-' : ((1000 * part) / whole).toFixed(1);
}
