import { settlingSeconds } from '../history/figures.ts';
import type { History } from '../history/history.ts';
import { stuckAfterSeconds } from '../oracle/synchronization.ts';
import type { Tolerances } from '../oracle/tolerances.ts';

/** The shortest step on a virtual clock that the kit looks at: just before a boundary. In seconds. */
export const justBefore = 0.001;

/** Seconds between two looks at calls that are being copied, on a wall clock. */
const whileCopying = 0.1;

/**
 * The times between now and `end` on either side of the boundary that the document has after an establishment: just before the
 * earliest and the latest time at which it may be, and at the latest.
 */
export function boundariesBefore(history: History, now: number, end: number): readonly number[] {
  const establishment = history.latestEstablishment();
  if (establishment === undefined) return [];
  const { earliest, latest } = establishment.at;
  const [first, last] = [earliest + settlingSeconds, latest + settlingSeconds];
  const stops = [...(first < last ? [first - justBefore] : []), last - justBefore, last];
  return stops.filter((at) => at > now && at < end);
}

/** With more missing calls than this they are looked at every few seconds only: each list of them is long. */
const manyMissing = 3000;
const whileManyAreMissing = 7;
/** After the 60 s looks come at ever longer distances: by this share of the time since the HA connection changed. */
const share = 0.3;

/**
 * When the pair is to be looked at next, at the latest at `end`, so that little is missed: on a virtual clock every second while the 60 s
 * pass, on either side of every boundary and of every second in which calls may be copied, and ever more seldom later; on a wall
 * clock as often as it can be.
 */
export function nextToWatch(history: History, now: number, end: number, { lookEvery }: Tolerances): number {
  const copying = isCopying(history);
  if (history.clock === 'wall') return Math.min(end, now + (copying ? whileCopying : lookEvery));
  const established = history.latestEstablishment() !== undefined;
  const since = now - (history.connection.at(-1)?.at.latest ?? now);
  const second = now - since + Math.floor(since + justBefore / 2) + 1;
  const settling = established && since <= settlingSeconds;
  const seconds = copying ? nextBatch(history, second) : [settling ? second : now + 10 + share * since];
  const moments = [...seconds, ...boundariesBefore(history, now, end)];
  // What lies closer than that is now: sums of times are not exact to the last bit, and a clock does not move by less.
  return Math.min(end, ...moments.filter((at) => at > now + justBefore / 2));
}

function nextBatch(history: History, second: number): readonly number[] {
  const missing = history.callHistory.progress.seen.at(-1)?.missing ?? 0;
  return missing > manyMissing ? [second - 1 + whileManyAreMissing] : [second - justBefore, second];
}

/** Whether missing calls are being copied, by all that was listed; what has long made no progress is given up. */
export function isCopying(history: History): boolean {
  const { seen } = history.callHistory.progress;
  const latest = seen.at(-1);
  if (latest === undefined || history.latestEstablishment() === undefined || latest.missing === 0) return false;
  const since = seen.find(({ missing }) => missing === latest.missing) ?? latest;
  return latest.at.earliest - since.at.latest <= stuckAfterSeconds;
}
