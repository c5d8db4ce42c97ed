import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { drift, TargetClock } from '../../src/timing/target-clock.ts';

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
});

describe('the target clock', () => {
  property.prop([course], { numRuns: 2000 })(
    'a wall clock: the true time always lies within what is known, for any delays and any drift within the bound',
    ({ rate, offset, steps }) => {
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
        if (index === 0 || step.learns) clock.learn(sent, local, read);
        const tolerance = rounding * Math.max(1, Math.abs(target) * 1e-6);
        const span = clock.span(sent, local);
        expect(span.earliest).toBeLessThanOrEqual(begun + tolerance);
        expect(span.latest).toBeGreaterThanOrEqual(target - tolerance);
        const now = clock.now();
        expect(now.earliest).toBeLessThanOrEqual(target + tolerance);
        expect(now.latest).toBeGreaterThanOrEqual(target - tolerance);
      }
    },
  );

  test('a wall clock: a request that came back sooner makes the time better known, one that took long does not spoil it', () => {
    let local = 0;
    const clock = new TargetClock({ kind: 'wall', rate: 1 }, () => local);
    const width = () => clock.now().latest - clock.now().earliest;
    clock.learn(0, 2, 1001);
    local = 2;
    expect(width()).toBeCloseTo(2, 2);
    clock.learn(2, 2.01, 1002.005);
    local = 2.01;
    expect(width()).toBeCloseTo(0.01, 3);
    clock.learn(2.01, 7, 1004);
    local = 7;
    expect(width()).toBeLessThan(0.02);
  });

  test('a wall clock that was set is believed anew', () => {
    const clock = new TargetClock({ kind: 'wall', rate: 1 }, () => 10);
    clock.learn(0, 0.1, 500);
    clock.learn(9.9, 10, 100);
    expect(clock.now()).toEqual({ earliest: expect.closeTo(100, 3), latest: expect.closeTo(100.1, 3) });
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
