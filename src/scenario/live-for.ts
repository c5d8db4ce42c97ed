import { interval } from '../timing/interval.ts';
import type { PairUnderTest } from './pair-under-test.ts';

/** Seconds until the first look, and how much longer each wait is than the one before. */
const firstWait = 10;
const growth = 1.6;

/**
 * A long time passes, in which both members are looked at again and again, at ever longer distances: what fails after a
 * minute is seen as well as what fails after a day, and a day costs few looks. Not tested where the clock cannot be moved.
 */
export async function liveFor(pair: PairUnderTest, seconds: number): Promise<void> {
  pair.needs('advance-clock');
  const begin = pair.now();
  for (let passed = 0, wait = firstWait; passed < seconds; wait *= growth) {
    passed = Math.min(passed + Math.round(wait), seconds);
    await pair.waitUntil(interval(begin.earliest + passed, begin.latest + passed));
  }
}
