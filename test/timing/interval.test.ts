import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { elapsed, formatInterval, instant, interval, microseconds } from '../../src/timing/interval.ts';

const time = fc.double({ min: -1e6, max: 1e6, noNaN: true });
/** An interval, and a moment in it. */
const known = fc.tuple(time, time, time).map((times) => {
  const [low = 0, moment = 0, high = 0] = times.sort((a, b) => a - b);
  return { at: interval(low, high), moment };
});

describe('intervals', () => {
  test('an interval never ends before it begins', () => {
    expect(() => interval(2, 1)).toThrow('an interval ends before it begins: 2 > 1');
    expect(() => interval(Number.NaN, 1)).toThrow(RangeError);
    expect(interval(1, Number.POSITIVE_INFINITY)).toEqual({ earliest: 1, latest: Number.POSITIVE_INFINITY });
  });

  property.prop([known, known])('the time that really passed lies within what may have passed', (since, at) => {
    const passed = at.moment - since.moment;
    const { earliest, latest } = elapsed(since.at, at.at);
    expect(passed).toBeGreaterThanOrEqual(earliest - 1e-6);
    expect(passed).toBeLessThanOrEqual(latest + 1e-6);
  });

  test('a boundary is exact to the microsecond, whatever binary fractions make of it', () => {
    expect(64.1 - 4.1).not.toBe(60);
    expect(elapsed(instant(4.1), instant(64.1))).toEqual(instant(60));
    expect(microseconds(0.1 + 0.2)).toBe(0.3);
  });

  test('what has not ended yet may have taken for ever', () => {
    expect(elapsed(interval(1, Number.POSITIVE_INFINITY), instant(5))).toEqual({
      earliest: Number.NEGATIVE_INFINITY,
      latest: 4,
    });
  });

  test.each([
    [instant(60), '60 s'],
    [interval(59.9994, 60.0004), '59.999-60 s'],
    [interval(59.9999, 60.0001), '60 s'],
  ])('%j reads as %s', (at, text) => expect(formatInterval(at)).toBe(text));
});
