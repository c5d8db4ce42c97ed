import { expect, test } from 'vitest';
import { TargetClock } from '../../src/timing/target-clock.ts';

/** Rate 2, read as 1000-1000.002 between 10 and 12 local seconds: target time minus twice the local time lies in 976-980.002. */
function readOnce(): TargetClock {
  const clock = new TargetClock({ kind: 'wall', rate: 2 });
  clock.learn(10, 12, 1000.001);
  return clock;
}

function expectSpan(clock: TargetClock, from: number, to: number, earliest: number, latest: number): void {
  const span = clock.span(from, to);
  expect(span.earliest).toBeCloseTo(earliest, 6);
  expect(span.latest).toBeCloseTo(latest, 6);
}

test('one reading: both ends are widened by the drift since the reading could have been made', () => {
  expectSpan(readOnce(), 10, 12, 995.998, 1004.004);
  expectSpan(readOnce(), 110, 110, 1195.9, 1200.102);
  expectSpan(readOnce(), 4, 4, 983.992, 988.01);
});

test('a worse reading leaves what is known, widened by the drift between the two', () => {
  const clock = readOnce();
  clock.learn(110, 120, 1205.001);
  expectSpan(clock, 115, 115, 1205.885, 1210.117);
});

test('readings may be taken in late, of a time before the one that is known', () => {
  const clock = readOnce();
  clock.learn(5, 6, 988.501);
  // low 976.5 and high 978.502 are better than 976-980.002, so what was known narrows nothing.
  expectSpan(clock, 6, 6, 988.499, 990.503);
  const worse = readOnce();
  worse.learn(5, 9, 990.001);
  // low 972, high 980.002: the low of before counts, less 7 s of drift.
  expectSpan(worse, 9, 9, 993.989, 998.006);
});

test('two readings that only touch agree; two that do not touch contradict each other', () => {
  const readLater = (now: number) => {
    const clock = new TargetClock({ kind: 'wall', rate: 1 });
    // Target time minus local time lies in 99-101, and 2000 s later in 98-102.
    clock.learn(0, 0, 100);
    clock.learn(2000, 2000, now);
    return clock;
  };
  expectSpan(readLater(2103), 2000, 2000, 2102, 2102);
  expectSpan(readLater(2097), 2000, 2000, 2098, 2098);
  const was = 'and from what it said before that was at 2098-2102 s';
  expect(() => readLater(2103.5)).toThrow(`it said 2103.5 s, ${was}`);
  expect(() => readLater(2096.5)).toThrow(`it said 2096.5 s, ${was}`);
});

test.each([
  [5, 4, 6],
  [5.5, 5.4, 5.6],
  [5.25, 5.24, 5.26],
  [5.125, 5.124, 5.126],
  [5.0625, 5.0615, 5.0635],
])(
  'a time of %d s was cut off or rounded at its last digit, at the finest the millisecond',
  (now, earliest, latest) => {
    const clock = new TargetClock({ kind: 'wall', rate: 1 });
    clock.learn(10, 10, now);
    expectSpan(clock, 10, 10, earliest, latest);
  },
);

test('three different times in whole seconds in a row are too coarse, two are not, and the same one counts once', () => {
  const read = (...times: readonly number[]) => {
    const clock = new TargetClock({ kind: 'wall', rate: 1 });
    for (const time of times) clock.learn(time, time, time);
  };
  expect(() => read(1, 1, 2, 2)).not.toThrow();
  expect(() => read(1, 2, 2.5, 3, 4)).not.toThrow();
  expect(() => read(1.5, 2, 3, 4)).toThrow(expect.objectContaining({ name: 'TargetClockError' }));
  expect(() => read(1, 2, 3)).toThrow('is too coarse: it gave whole seconds each time (1, 2, 3)');
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
