/**
 * A wall clock in seconds since the pair began, which the two members' processes read alike: it counts from an instant
 * that is given as Unix time. At a rate above 1 it runs faster than real time.
 */
export interface PacedClock {
  /** Seconds since the pair began, never below 0. */
  now(): number;
  /** Real milliseconds until the clock shows `at`, rounded up; 0 if that is past. */
  millisecondsUntil(at: number): number;
}

/** The Unix time in milliseconds, monotonic in a process and with fractions, which `Date.now()` has not. */
export function unixMilliseconds(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * @param zero when the clock shows 0, in Unix milliseconds
 * @param rate seconds of the target for one real second, above 0
 */
export function pacedClock(zero: number, rate: number): PacedClock {
  const now = () => Math.max(0, ((unixMilliseconds() - zero) / 1000) * rate);
  return {
    now,
    millisecondsUntil: (at) => Math.max(0, Math.ceil(((at - now()) * 1000) / rate)),
  };
}
