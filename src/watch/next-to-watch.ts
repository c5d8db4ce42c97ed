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

/**
 * When the pair is to be observed next, at the latest at `end`, so that nothing is missed: on a virtual clock on either side of
 * every boundary, and of every second in which calls may be copied; on a wall clock as often as it can be.
 */
export function nextToWatch(history: History, now: number, end: number, { lookEvery }: Tolerances): number {
  const copying = isCopying(history);
  if (history.clock === 'wall') return Math.min(end, now + (copying ? whileCopying : lookEvery));
  const t0 = history.latestEstablishment()?.at.latest;
  const second = t0 === undefined || !copying ? [] : [t0 + Math.floor(now - t0 + justBefore / 2) + 1];
  const moments = [...second.flatMap((at) => [at - justBefore, at]), ...boundariesBefore(history, now, end)];
  // What lies closer than that is now: sums of times are not exact to the last bit, and a clock does not move by less.
  return Math.min(end, ...moments.filter((at) => at > now + justBefore / 2));
}

/** Whether missing calls are being copied, by all that was listed; what has long made no progress is given up. */
function isCopying(history: History): boolean {
  const { seen } = history.callHistory.progress;
  const latest = seen.at(-1);
  if (latest === undefined || history.latestEstablishment() === undefined || latest.missing === 0) return false;
  const since = seen.find(({ missing }) => missing === latest.missing) ?? latest;
  return latest.at.earliest - since.at.latest <= stuckAfterSeconds;
}
