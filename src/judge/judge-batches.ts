import { pauseSeconds } from '../history/figures.ts';
import type { History } from '../history/history.ts';
import type { Progress } from '../history/progress-record.ts';
import type { Grace } from '../oracle/staleness.ts';
import {
  allowedLimits,
  duration,
  firstStretchWithTooMany,
  isValidLimit,
  leastSeconds,
  mostCallsAtOnce,
  mostSeconds,
  stuckAfterSeconds,
  type TooMany,
} from '../oracle/synchronization.ts';
import { elapsed, formatInterval, formatSeconds, type Interval } from '../timing/interval.ts';
import type { Finding } from '../verdict/finding.ts';

/** No right server that is not stuck pauses longer than this, on a virtual and on a wall clock, in seconds. */
const longestPause = { virtual: 1.5 * pauseSeconds, wall: 5 * pauseSeconds } as const;

/** What the copying of missing calls, as far as it has come by the latest listing, shows to be wrong. */
export function judgeBatches(history: History, tolerance: Grace): readonly Finding[] {
  const { beginning, callHistory } = history;
  if (beginning === undefined || history.connectionUnderWay !== undefined) return [];
  const { seen, whole, undisturbed } = callHistory.progress;
  return [
    ...judgeStretches(history, seen, tolerance),
    ...judgeStuck(history, seen),
    ...judgePauses(history, seen, tolerance),
    ...(whole && undisturbed ? judgeDuration(history, seen) : []),
    ...(history.clock === 'virtual' ? judgeStaleLimit(history, seen) : []),
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
 * The demands that such a stretch breaks. More than one may be behind it: two batches without a pause are one that is too large,
 * and a whole synchronization in one go has neither limit nor pause.
 */
function whatBroke(history: History, { copied }: TooMany, seen: readonly Progress[]): readonly string[] {
  const { texts, before, since, elsewhere } = history.limits.known;
  const most = Math.max(...allowedLimits(history.limits.known));
  const burst = largestBurst(seen);
  const fits = (text: string | null) =>
    Math.max(...allowedLimits({ texts: [text], before, since: [], elsewhere: [] })) >= burst;
  const broken = ['option.batch-limit'];
  if (burst <= most || copied > 2 * most || seen.at(-1)?.uncopied === 0) broken.push('option.batch-pause');
  if (burst <= most) return broken;
  if (texts.includes(null)) broken.push('option.default');
  if (texts.some((text) => text !== null)) broken.push('option.range');
  if ([...since, ...before].some(fits)) broken.push('option.takes-effect');
  if (elsewhere.length > 0) broken.push('option.location');
  return broken;
}

/** The most calls that were copied between two listings that follow each other. */
function largestBurst(seen: readonly Progress[]): number {
  return Math.max(0, ...bursts(seen).map(({ copied }) => copied));
}

/** What each listing found more than the one before it. */
function bursts(
  seen: readonly Progress[],
): readonly { readonly copied: number; readonly left: number; readonly at: Interval }[] {
  return seen
    .slice(1)
    .map(({ uncopied, at }, index) => ({ copied: (seen[index]?.uncopied ?? uncopied) - uncopied, left: uncopied, at }))
    .filter(({ copied }) => copied > 0);
}

/**
 * Two full batches of the size of a value that must not count: the option was read in the wrong place or at the wrong time. A
 * server may copy fewer at once than it is allowed to; that it does so by just that value is no chance.
 */
function judgeStaleLimit(history: History, seen: readonly Progress[]): readonly Finding[] {
  const known = history.limits.known;
  const allowed = allowedLimits(known);
  const [first, second] = bursts(seen);
  if (first === undefined || second === undefined || first.copied !== second.copied) return [];
  const used = first.copied;
  if (allowed.includes(used) || second.left === 0) return [];
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

/** The requirements on copying, by how the connection began; also the gate, where a build was asked for, and the range. */
function missingRequirements(history: History): readonly string[] {
  const { beginning, limits, members } = history;
  return [
    ...(beginning?.restarted ? ['sync.missing-after-restart'] : []),
    ...(beginning?.byStart ? [] : ['sync.missing-after-link-loss']),
    ...(members.runsDefaultBuild ? [] : ['sync.version-gate']),
    ...(members.wasUpgraded ? ['procedure.outcome'] : []),
    ...(limits.known.texts.every(isValidLimit) ? [] : ['option.range']),
  ];
}

/** Once copying has begun it does not stand still for longer than a pause as long as calls are missing. */
function judgePauses(history: History, seen: readonly Progress[], { grace }: Grace): readonly Finding[] {
  const latest = seen.at(-1);
  const first = seen.find(({ uncopied }) => uncopied < (seen[0]?.uncopied ?? 0));
  if (latest === undefined || first === undefined || latest.missing === 0) return [];
  const since = seen.find(({ missing }) => missing === latest.missing) ?? latest;
  const still = elapsed(since.at, latest.at).earliest;
  // What stands still for good is stuck, which is another fault.
  const most = longestPause[history.clock] + grace;
  if (since.at.earliest < first.at.earliest || still <= most || still > stuckAfterSeconds) return [];
  const accepted = `at most ${formatSeconds(most)} s`;
  const demand = `copying goes on ${pauseSeconds} s after a batch, as long as calls are missing`;
  return [pauseFinding(demand, accepted, `nothing was copied for ${formatSeconds(still)} s`, latest.at)];
}

/** The pauses are there, and they do not go on without end. */
function judgeDuration(history: History, seen: readonly Progress[]): readonly Finding[] {
  const took = duration(seen);
  const missing = seen[0]?.missing ?? 0;
  if (took === undefined || missing === 0) return [];
  const allowed = allowedLimits(history.limits.known);
  const least = leastSeconds(missing, allowed.length > 1 ? mostCallsAtOnce : Math.max(...allowed));
  const most = mostSeconds(missing, Math.min(...allowed));
  const end = seen.at(-1)?.at;
  const it = `it took ${formatInterval(took)}`;
  if (took.latest < least)
    return [pauseFinding(`${missing} missing call(s) take at least ${least} s`, `at least ${least} s`, it, end)];
  if (took.earliest <= most) return [];
  const seconds = formatSeconds(most);
  return [pauseFinding(`${missing} missing call(s) are copied within ${seconds} s`, `at most ${seconds} s`, it, end)];
}

function pauseFinding(demand: string, accepted: string, seen: string, at: Interval | undefined): Finding {
  return {
    requirement: 'option.batch-pause',
    outcome: 'failed',
    demand,
    accepted: [accepted],
    seen,
    ...(at === undefined ? {} : { at }),
  };
}
