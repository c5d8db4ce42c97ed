import { expect, test } from 'vitest';
import { TargetClock } from '../../src/timing/target-clock.ts';

/** Rate 2, read as 1000 between 10 and 12 local seconds: target time minus twice the local time lies in 976-980. */
function readOnce(): TargetClock {
  const clock = new TargetClock({ kind: 'wall', rate: 2 });
  clock.learn(10, 12, 1000);
  return clock;
}

function expectSpan(clock: TargetClock, from: number, to: number, earliest: number, latest: number): void {
  const span = clock.span(from, to);
  expect(span.earliest).toBeCloseTo(earliest, 6);
  expect(span.latest).toBeCloseTo(latest, 6);
}

test('one reading: both ends are widened by the drift since the reading could have been made', () => {
  expectSpan(readOnce(), 10, 12, 995.998, 1004.002);
  expectSpan(readOnce(), 110, 110, 1195.9, 1200.1);
  expectSpan(readOnce(), 4, 4, 983.992, 988.008);
});

test('a worse reading leaves what is known, widened by the drift between the two', () => {
  const clock = readOnce();
  clock.learn(110, 120, 1205);
  expectSpan(clock, 115, 115, 1205.885, 1210.115);
});

test('readings may be taken in late, of a time before the one that is known', () => {
  const clock = readOnce();
  clock.learn(5, 6, 988.5);
  // low 976.5 and high 978.5 are better than 976-980, so what was known narrows nothing.
  expectSpan(clock, 6, 6, 988.499, 990.501);
  const worse = readOnce();
  worse.learn(5, 9, 990);
  // low 972, high 980: the low of before counts, less 7 s of drift.
  expectSpan(worse, 9, 9, 993.989, 998.004);
});

test('two readings that only touch agree; two that contradict each other leave the newer', () => {
  const touching = readOnce();
  touching.learn(10, 12, 1004 + 0.002);
  expectSpan(touching, 12, 12, 1004, 1004.004);
  const set = readOnce();
  set.learn(12, 12.5, 2000);
  expectSpan(set, 12.5, 12.5, 1999.9995, 2001.0005);
});

test('the rate is that of a wall clock; a virtual one stands still between two answers, whatever it is said to be', () => {
  expect(new TargetClock({ kind: 'wall', rate: 20 }).rate).toBe(20);
  const virtual = new TargetClock({ kind: 'virtual', rate: 7 });
  expect(virtual.rate).toBe(1);
  virtual.learn(0, 1, 30);
  expect(virtual.span(5, 90)).toEqual({ earliest: 30, latest: 30 });
});

test('unless told otherwise local time is that of this process, in seconds', () => {
  const before = performance.now() / 1000;
  const local = new TargetClock({ kind: 'wall', rate: 1 }).local();
  expect(local).toBeGreaterThanOrEqual(before);
  expect(local).toBeLessThan(before + 60);
});
