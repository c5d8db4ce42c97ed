import { type Interval, interval } from '../timing/interval.ts';

/** Seconds on the target's clock that a page may lag behind (A25). */
export interface Grace {
  readonly grace: number;
  /** How late after an order the HA connection may come up; a pair that connects anew after a change of roles may take as long. */
  readonly reconnect?: number;
}

/**
 * The time of which a page that was read during `at` may speak: it may lag behind, so that nothing is surely wrong with it
 * unless it is wrong at every moment of this.
 */
export function shownDuring(at: Interval, { grace }: Grace): Interval {
  return interval(at.earliest - grace, at.latest);
}
