import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { drift, TargetClock, TargetClockError } from '../../src/timing/target-clock.ts';

/** Below the resolution of any clock; what floating point loses on the way. */
const rounding = 1e-6;

/** A target's clock that never runs off by more than the bound, and every way in which the kit can come to ask it. */
const course = fc.record({
  rate: fc.constantFrom(1, 20, 60),
  offset: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
  steps: fc.array(
    fc.record({
      pause: fc.double({ min: 0, max: 600, noNaN: true }),
      toTarget: fc.double({ min: 0, max: 5, noNaN: true }),
      back: fc.double({ min: 0, max: 5, noNaN: true }),
      drift: fc.double({ min: -drift, max: drift, noNaN: true }),
      learns: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  // How the target writes its time: to the second or finer, cut off or rounded.
  decimals: fc.integer({ min: 0, max: 4 }),
  written: fc.constantFrom(Math.floor, Math.round, Math.ceil),
});

/** Whether the clock takes in a reading; it may find that the target gives whole seconds only, and nothing else wrong. */
function learns(clock: TargetClock, sent: number, answered: number, now: number): boolean {
  try {
    clock.learn(sent, answered, now);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(TargetClockError);
    expect(error).toHaveProperty('message', expect.stringContaining('too coarse: it gave whole seconds'));
    return false;
  }
}

describe('the target clock', () => {
  property.prop([course], { numRuns: 2000 })(
    'a wall clock: the true time always lies within what is known, for any delays and any drift within the bound, however coarse it is',
    ({ rate, offset, steps, decimals, written }) => {
      let local = 100;
      let target = offset;
      const clock = new TargetClock({ kind: 'wall', rate }, () => local);
      const pass = (seconds: number, drifting: number) => {
        local += seconds;
        target += seconds * rate * (1 + drifting);
      };
      for (const [index, step] of steps.entries()) {
        pass(step.pause, step.drift);
        const sent = local;
        const begun = target;
        pass(step.toTarget, -step.drift);
        const read = target;
        pass(step.back, step.drift);
        const now = written(read * 10 ** decimals) / 10 ** decimals;
        if ((index === 0 || step.learns) && !learns(clock, sent, local, now)) return;
        const tolerance = rounding * Math.max(1, Math.abs(target) * 1e-6);
        const span = clock.span(sent, local);
        expect(span.earliest).toBeLessThanOrEqual(begun + tolerance);
        expect(span.latest).toBeGreaterThanOrEqual(target - tolerance);
        const known = clock.now();
        expect(known.earliest).toBeLessThanOrEqual(target + tolerance);
        expect(known.latest).toBeGreaterThanOrEqual(target - tolerance);
      }
    },
  );

  test('a wall clock: a request that came back sooner makes the time better known, one that took long does not spoil it', () => {
    let local = 0;
    const clock = new TargetClock({ kind: 'wall', rate: 1 }, () => local);
    const width = () => clock.now().latest - clock.now().earliest;
    clock.learn(0, 2, 1001.001);
    local = 2;
    expect(width()).toBeCloseTo(2, 2);
    clock.learn(2, 2.01, 1002.005);
    local = 2.01;
    expect(width()).toBeCloseTo(0.012, 3);
    clock.learn(2.01, 7, 1004);
    local = 7;
    expect(width()).toBeLessThan(0.025);
  });

  test('a wall clock in whole seconds is known to the second: 60.2 s may be 60 s or more', () => {
    let local = 10;
    const clock = new TargetClock({ kind: 'wall', rate: 1 }, () => local);
    // Cut off: it was 5.95 s.
    clock.learn(10, 10.01, 5);
    local = 10.01 + 60.2;
    expect(clock.now().latest).toBeGreaterThanOrEqual(5.95 + 60.2);
  });

  test('a wall clock that keeps giving whole seconds is too coarse', () => {
    const clock = new TargetClock({ kind: 'wall', rate: 1 });
    clock.learn(10, 10.01, 5);
    clock.learn(10.01, 10.02, 5);
    clock.learn(11, 11.01, 6);
    expect(() => clock.learn(13, 13.01, 8)).toThrow(
      'the clock of the target is too coarse: it gave whole seconds each time (5, 6, 8); ' +
        'it must never be set, and be given to the millisecond or better (docs/control-protocol.md)',
    );
  });

  test('a wall clock is whole now and then without being coarse', () => {
    const clock = new TargetClock({ kind: 'wall', rate: 1 });
    for (const now of [0, 1, 1.5, 3, 4, 4.001, 7, 8]) clock.learn(100 + now, 100.01 + now, now);
    expect(clock.span(108, 108.01).latest).toBeLessThan(8.1);
  });

  test.each([
    ['forward', 12.95],
    ['back', 6.95],
  ])('a wall clock that was set %s by 3 s is no clock to judge by', (_, now) => {
    const clock = new TargetClock({ kind: 'wall', rate: 1 });
    clock.learn(100, 100.1, 0.05);
    expect(() => clock.learn(110, 110.1, now)).toThrow(
      'the clock of the target was set, or is too coarse: ' +
        `it said ${now} s, and from what it said before that was at 9.935-10.165 s; ` +
        'it must never be set, and be given to the millisecond or better (docs/control-protocol.md)',
    );
    // What was known still holds for what was seen until then.
    expect(clock.span(100, 100.1)).toEqual({ earliest: expect.closeTo(-0.06, 3), latest: expect.closeTo(0.16, 3) });
  });

  test('a virtual clock is known exactly, however long an answer took', () => {
    let local = 0;
    const clock = new TargetClock({ kind: 'virtual', rate: 7 }, () => local);
    clock.learn(0, 30, 60.300_000_1);
    local = 1000;
    expect(clock.now()).toEqual({ earliest: 60.3, latest: 60.3 });
    expect(clock.span(0, 1000)).toEqual({ earliest: 60.3, latest: 60.3 });
    expect(clock.rate).toBe(1);
  });

  test('a clock that was never read is a mistake of the kit, never a time', () => {
    expect(() => new TargetClock({ kind: 'wall', rate: 1 }).now()).toThrow('never read');
  });
});
