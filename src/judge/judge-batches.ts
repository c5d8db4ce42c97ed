import { pauseSeconds } from '../history/figures.ts';
import type { History } from '../history/history.ts';
import type { Progress } from '../history/progress-record.ts';
import type { Grace } from '../oracle/staleness.ts';
import {
  allowedLimits,
  duration,
  firstStretchWithTooMany,
  leastSeconds,
  mostCallsAtOnce,
  mostSeconds,
  stuckAfterSeconds,
  type TooMany,
} from '../oracle/synchronization.ts';
import { elapsed, formatInterval, formatSeconds, type Interval } from '../timing/interval.ts';
import type { Finding } from '../verdict/finding.ts';

/** What the copying of missing calls, as far as it has come by the latest listing, shows to be wrong. */
export function judgeBatches(history: History, tolerance: Grace): readonly Finding[] {
  const { beginning, callHistory } = history;
  if (beginning === undefined || history.connectionUnderWay !== undefined) return [];
  const { seen, whole } = callHistory.progress;
  return [
    ...judgeStretches(history, seen, tolerance),
    ...judgeStuck(history, seen),
    ...(whole ? judgeDuration(history, seen) : []),
    ...(history.clock === 'virtual' && tolerance.grace === 0 ? judgeStaleLimit(history, seen) : []),
  ];
}

/** No stretch between two pauses carries more than the limit (A15). */
function judgeStretches(history: History, seen: readonly Progress[], { grace }: Grace): readonly Finding[] {
  const allowed = allowedLimits(history.limits.known);
  const most = Math.max(...allowed);
  const tooMany = firstStretchWithTooMany(seen, most, grace);
  if (tooMany === undefined) return [];
  const { copied, allowed: mayBe, seconds, to } = tooMany;
  return whatBroke(history, tooMany, seen).map((requirement) => ({
    requirement,
    outcome: 'failed',
    demand:
      requirement === 'option.batch-pause'
        ? `a pause of ${pauseSeconds} s lies between two batches of at most ${most} missing calls`
        : `at most ${most} missing calls are copied before a pause of ${pauseSeconds} s${whose(history)}`,
    accepted: [`at most ${mayBe} call(s) sent within ${formatSeconds(seconds)} s`],
    seen: `${copied} call(s) were copied`,
    at: to.at,
  }));
}

/** Which text of the option the limit comes from, in words. */
function whose(history: History): string {
  const texts = history.limits.known.texts.map((text) => (text === null ? 'not set' : `"${text}"`));
  return `, with the option ${[...new Set(texts)].join(' and ')}`;
}

/**
 * The demands that such a stretch breaks. More than one may be behind it: a whole synchronization in one go has no pause, and
 * no limit either.
 */
function whatBroke(history: History, { copied }: TooMany, seen: readonly Progress[]): readonly string[] {
  const { texts, before, since, elsewhere } = history.limits.known;
  const most = Math.max(...allowedLimits(history.limits.known));
  const burst = largestBurst(seen);
  const fits = (text: string | null) =>
    Math.max(...allowedLimits({ texts: [text], before, since: [], elsewhere: [] })) >= burst;
  const broken: string[] = [];
  if (burst <= most) broken.push('option.batch-pause');
  else {
    broken.push('option.batch-limit');
    if (copied > 2 * most || seen.at(-1)?.missing === 0) broken.push('option.batch-pause');
    if (texts.includes(null)) broken.push('option.default');
    if (texts.some((text) => text !== null)) broken.push('option.range');
    if ([...since, ...before].some(fits)) broken.push('option.takes-effect');
    if (elsewhere.length > 0) broken.push('option.location');
  }
  return broken;
}

/** The most calls that were copied between two listings that follow each other. */
function largestBurst(seen: readonly Progress[]): number {
  return Math.max(0, ...seen.slice(1).map(({ missing }, index) => (seen[index]?.missing ?? missing) - missing));
}

/**
 * Two full batches of the size of a value that must not count: the option was read in the wrong place or at the wrong time. A
 * server may copy fewer at once than it is allowed to; that it does so by just that value is no chance.
 */
function judgeStaleLimit(history: History, seen: readonly Progress[]): readonly Finding[] {
  const known = history.limits.known;
  const allowed = allowedLimits(known);
  const bursts = seen
    .slice(1)
    .map(({ missing, at }, index) => ({ copied: (seen[index]?.missing ?? missing) - missing, left: missing, at }))
    .filter(({ copied }) => copied > 0);
  const [first, second] = bursts;
  if (first === undefined || second === undefined || first.copied !== second.copied) return [];
  const used = first.copied;
  if (allowed.includes(used) || first.left === 0) return [];
  const numbers = (texts: readonly (string | null)[]) => texts.flatMap((text) => (text === null ? [] : [Number(text)]));
  const stale = [
    ...(numbers(known.elsewhere).includes(used) ? ['option.location'] : []),
    ...(numbers([...known.before, ...known.since]).includes(used)
      ? [known.texts.every((text) => text === null) ? 'option.default' : 'option.takes-effect']
      : []),
  ];
  return stale.map((requirement) => ({
    requirement,
    outcome: 'failed',
    demand: 'the limit is the one that was set when the HA connection was established',
    accepted: allowed.map((limit) => `${limit} call(s) at once`),
    seen: `${used} call(s) at once, twice: a value that does not count`,
    at: second.at,
  }));
}

/** Missing calls are copied until none is missing. */
function judgeStuck(history: History, seen: readonly Progress[]): readonly Finding[] {
  const latest = seen.at(-1);
  if (latest === undefined || latest.missing === 0) return [];
  const since = seen.find(({ missing }) => missing === latest.missing);
  if (since === undefined || elapsed(since.at, latest.at).earliest <= stuckAfterSeconds) return [];
  return missingRequirements(history).map((requirement) => ({
    requirement,
    outcome: 'failed',
    demand: 'missing calls are copied to the backup until none is missing',
    accepted: [`progress at least every ${stuckAfterSeconds} s`],
    seen: `${latest.missing} call(s) were missing, and none was copied for ${stuckAfterSeconds} s`,
    at: latest.at,
  }));
}

/** The requirement on copying, by how the connection began; also the gate, where a build was asked for. */
export function missingRequirements(history: History): readonly string[] {
  const copying = history.beginning?.byStart ? 'sync.missing-after-restart' : 'sync.missing-after-link-loss';
  return history.members.runsDefaultBuild ? [copying] : [copying, 'sync.version-gate'];
}

/** The pauses are there, and they do not go on without end. */
function judgeDuration(history: History, seen: readonly Progress[]): readonly Finding[] {
  const took = duration(seen);
  const missing = seen[0]?.missing ?? 0;
  if (took === undefined || missing === 0) return [];
  const allowed = allowedLimits(history.limits.known);
  const least = leastSeconds(missing, Math.max(...allowed, mostIfOdd(allowed)));
  const most = mostSeconds(missing, Math.min(...allowed));
  const end = seen.at(-1)?.at;
  if (took.latest < least) {
    return [pauseFinding(`${missing} missing call(s) take at least ${least} s`, `at least ${least} s`, took, end)];
  }
  if (took.earliest > most) {
    const demand = `${missing} missing call(s) are copied within ${formatSeconds(most)} s`;
    return [pauseFinding(demand, `at most ${formatSeconds(most)} s`, took, end)];
  }
  return [];
}

function mostIfOdd(allowed: readonly number[]): number {
  return allowed.length > 1 ? mostCallsAtOnce : 0;
}

function pauseFinding(demand: string, accepted: string, took: Interval, at: Interval | undefined): Finding {
  return {
    requirement: 'option.batch-pause',
    outcome: 'failed',
    demand,
    accepted: [accepted],
    seen: `it took ${formatInterval(took)}`,
    ...(at === undefined ? {} : { at }),
  };
}
