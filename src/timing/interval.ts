/**
 * When something happened, in seconds on the target's clock, as far as the kit can know: never before `earliest`, never
 * after `latest`. On a virtual clock both are the same; across a network they lie as far apart as the request took.
 */
export interface Interval {
  readonly earliest: number;
  readonly latest: number;
}

export function interval(earliest: number, latest: number): Interval {
  if (!(earliest <= latest)) throw new RangeError(`an interval ends before it begins: ${earliest} > ${latest}`);
  return { earliest, latest };
}

export function instant(at: number): Interval {
  return { earliest: at, latest: at };
}

/** What an answer reports had happened by the time that the answer says. */
export function notAfter(at: Interval, now: number): Interval {
  return interval(at.earliest, Math.max(at.earliest, Math.min(at.latest, now)));
}

/** How long after `since` it was: the shortest and the longest that fit, in seconds. */
export function elapsed(since: Interval, at: Interval): Interval {
  return interval(microseconds(at.earliest - since.latest), microseconds(at.latest - since.earliest));
}

/**
 * Rounds to whole microseconds, the resolution of a target's clock: 64.1 - 4.1 must be 60 where a boundary is exact.
 */
export function microseconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}

export function formatInterval(when: Interval): string {
  const low = formatSeconds(when.earliest);
  const high = formatSeconds(when.latest);
  return low === high ? `${low} s` : `${low}-${high} s`;
}

export function formatSeconds(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
