import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Progress } from '../../src/history/progress-record.ts';
import {
  allowedCallsAtOnce,
  duration,
  firstStretchWithTooMany,
  leastSeconds,
} from '../../src/oracle/synchronization.ts';
import { type Interval, instant, interval } from '../../src/timing/interval.ts';

const seen = (at: number | Interval, missing: number): Progress => ({
  at: typeof at === 'number' ? instant(at) : at,
  missing,
  uncopied: missing,
});

test.each([
  [0, 0],
  [1, 0],
  [199, 0],
  [200, 0],
  [201, 1],
  [400, 1],
  [401, 2],
  [12_600, 62],
])('%d missing calls at 200 at once take at least %d s', (missing, least) => {
  expect(leastSeconds(missing, 200)).toBe(least);
});

describe('the calls at once that a setting allows', () => {
  test.each<[string | null, readonly number[]]>([
    [null, [500]],
    ['200', [200]],
    ['500', [500]],
    ['0777', [777]],
    ['1000', [1000]],
    ['199', [500, 200]],
    ['1001', [500, 1000]],
    ['0', [500, 200]],
    ['-5', [500, 200]],
    ['99999999999', [500, 1000]],
    ['many', [500]],
    ['', [500]],
    ['700.9', [500, 700]],
    ['300 calls', [500, 300]],
    ['NaN', [500]],
  ])('%j: %j', (setting, allowed) => {
    expect(allowedCallsAtOnce(setting)).toEqual(allowed);
  });

  test('a bad setting may leave the value before in force (A11)', () => {
    expect(allowedCallsAtOnce('many', 300)).toEqual([500, 300]);
    expect(allowedCallsAtOnce('5000', 1000)).toEqual([500, 1000]);
    expect(allowedCallsAtOnce('800', 300)).toEqual([800]);
  });

  test('a setting that was taken away leaves the default in force, not the value before', () => {
    expect(allowedCallsAtOnce(null, 300)).toEqual([500]);
  });

  property.prop([fc.string(), fc.integer({ min: 200, max: 1000 })])(
    'is always within 200 to 1000',
    (setting, before) => {
      const allowed = allowedCallsAtOnce(setting, before);
      expect(allowed.length).toBeGreaterThan(0);
      for (const value of allowed) {
        expect(Number.isInteger(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(200);
        expect(value).toBeLessThanOrEqual(1000);
      }
    },
  );
});

describe('a stretch with too many calls', () => {
  test.each([
    ['one batch', [seen(0, 500), seen(0, 300), seen(0.999, 300)], undefined],
    ['two batches a second apart', [seen(0, 500), seen(0, 300), seen(1, 100)], undefined],
    ['two batches less than a second apart', [seen(0, 500), seen(0.5, 300), seen(0.999, 100)], 400],
    ['one call too many', [seen(0, 500), seen(0, 299)], 201],
    ['a stretch that may have lasted a second', [seen(interval(0, 0.5), 500), seen(interval(0.8, 1), 100)], undefined],
    ['a stretch that cannot have lasted a second', [seen(interval(0, 0.5), 500), seen(interval(0.8, 0.9), 100)], 400],
    ['too many in the middle', [seen(0, 900), seen(1, 700), seen(1.1, 300), seen(2, 100)], 400],
  ])('%s', (_, progress, copied) => {
    expect(firstStretchWithTooMany(progress, 200, 0)?.copied).toBe(copied);
  });

  test('is the shortest that shows it', () => {
    const [first, second, third] = [seen(0, 900), seen(0.1, 800), seen(0.2, 500)];
    expect(firstStretchWithTooMany([first, second, third], 200, 0)).toEqual({
      from: second,
      to: third,
      copied: 300,
      seconds: 0.1,
      allowed: 200,
    });
  });

  const limit = fc.constantFrom(200, 500, 1000);
  const listings = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 9000 }),
      early: fc.integer({ max: 3000, min: 0 }),
      late: fc.integer({ max: 3000, min: 0 }),
    }),
  );
  property.prop([limit, fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1000, max: 1500 }), listings], {
    numRuns: 2000,
  })('is never found where the pauses are kept, however the listings fall', (atOnce, missing, pause, times) => {
    const missingAt = (ms: number) => Math.max(0, missing - (Math.floor(ms / pause) + 1) * atOnce);
    const progress = times
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, early, late }) => seen(interval((at - early) / 1000, (at + late) / 1000), missingAt(at)));
    const all = [seen(0, missing), ...progress];
    expect(firstStretchWithTooMany(all, atOnce, 0)).toBeUndefined();
    const took = duration(all);
    const least = leastSeconds(missing, atOnce);
    if (took !== undefined) expect(took.latest).toBeGreaterThanOrEqual(least);
    const really = missing === 0 ? 0 : ((Math.ceil(missing / atOnce) - 1) * pause) / 1000;
    if (took !== undefined) expect(took.earliest).toBeLessThanOrEqual(really + 1e-6);
  });

  property.prop([limit, fc.integer({ min: 1, max: 400 }), fc.integer({ min: 2, max: 9 })])(
    'is always found with exact listings where a batch is too large or a pause too short',
    (atOnce, more, batches) => {
      const missing = (atOnce + more) * batches;
      const large = Array.from({ length: batches }, (_, n) => seen(n, missing - (atOnce + more) * (n + 1)));
      expect(firstStretchWithTooMany([seen(0, missing), ...large], atOnce, 0)).toBeDefined();
      const quick = Array.from({ length: batches }, (_, n) => seen(n * 0.999, atOnce * (batches - 1 - n)));
      expect(firstStretchWithTooMany([seen(0, atOnce * batches), ...quick], atOnce, 0)).toBeDefined();
    },
  );
});

describe('a stretch with too many calls, where copies may arrive up to a second late', () => {
  test('two batches that arrive together are none, if the first may have been late', () => {
    // Sent at 0, 1 and 2 s; the second arrived at 1.3 s.
    const progress = [seen(0, 600), seen(0.1, 400), seen(1.24, 400), seen(1.35, 200), seen(1.98, 200), seen(2.01, 0)];
    expect(firstStretchWithTooMany(progress, 200, 0)?.copied).toBe(400);
    expect(firstStretchWithTooMany(progress, 200, 1)).toBeUndefined();
  });

  test('nothing is late that was sent before the HA connection was established', () => {
    expect(firstStretchWithTooMany([seen(0, 600), seen(0.9, 399)], 200, 1)?.copied).toBe(201);
    expect(firstStretchWithTooMany([seen(0, 600), seen(1.9, 199)], 200, 1)?.copied).toBe(401);
  });

  test('a stretch is found that is too short even so', () => {
    const progress = [seen(0, 900), seen(5, 900), seen(5.4, 499)];
    expect(firstStretchWithTooMany(progress, 200, 0.5)).toEqual({
      from: progress[1],
      to: progress[2],
      copied: 401,
      seconds: 0.9,
      allowed: 200,
    });
    expect(firstStretchWithTooMany(progress, 200, 0.6)?.allowed).toBe(400);
    expect(firstStretchWithTooMany(progress, 200, 1.6)).toBeUndefined();
  });

  const limit = fc.constantFrom(200, 500, 1000);
  const late = fc.constantFrom(0, 0.25, 1, 3);
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  /** Listings as over a network: when each is asked for after the one before, and for how long it is under way. */
  const grid = fc.array(
    fc.record({
      after: fc.double({ min: 0.1, max: 0.3, noNaN: true }),
      takes: fc.double({ min: 0, max: 0.2, noNaN: true }),
      seenAt: share,
    }),
    { minLength: 1, maxLength: 60 },
  );
  type Listings = readonly { readonly after: number; readonly takes: number; readonly seenAt: number }[];

  /** What listings find of a synchronization whose batches arrive at these times. */
  function listed(missing: number, listings: Listings, arrivedBy: (time: number) => number): readonly Progress[] {
    let time = 0;
    const progress = listings.map(({ after, takes, seenAt }) => {
      const asked = time + after;
      time = asked + takes;
      const left = missing - Math.min(missing, arrivedBy(asked + takes * seenAt));
      return seen(interval(asked, time), left);
    });
    return [seen(interval(-0.05, 0), missing), ...progress];
  }

  property.prop(
    [limit, late, fc.integer({ min: 0, max: 9000 }), fc.array(share, { minLength: 20, maxLength: 20 }), grid],
    {
      numRuns: 2000,
    },
  )(
    'is never found where the pauses are kept, however late each batch arrives',
    (atOnce, most, missing, delays, listings) => {
      const arrivals: number[] = [];
      // Over one connection no batch overtakes another.
      for (const [second, delay] of delays.entries()) {
        arrivals.push(Math.max(arrivals.at(-1) ?? 0, second + delay * most));
      }
      const arrivedBy = (time: number) => arrivals.filter((at) => at <= time).length * atOnce;
      expect(firstStretchWithTooMany(listed(missing, listings, arrivedBy), atOnce, most)).toBeUndefined();
    },
  );

  property.prop([limit, late, fc.integer({ min: 1, max: 9 }), grid])(
    'is always found where batches are one too large or no pause is made',
    (atOnce, most, batches, listings) => {
      const tooLarge = (time: number) => (Math.floor(time) + 1) * (atOnce + 1);
      expect(firstStretchWithTooMany(listed((atOnce + 1) * batches, listings, tooLarge), atOnce, most)).toBeDefined();
      const allAtOnce = () => Number.POSITIVE_INFINITY;
      expect(firstStretchWithTooMany(listed(atOnce * batches + 1, listings, allAtOnce), atOnce, most)).toBeDefined();
    },
  );
});

describe('how long a synchronization took', () => {
  test.each([
    ['nothing was missing', [seen(interval(5, 6), 0)], interval(0, 1)],
    ['it ended between two listings', [seen(interval(5, 6), 9), seen(7, 4), seen(interval(8, 9), 0)], interval(1, 4)],
    ['it was over at the first listing', [seen(5, 9), seen(8, 0), seen(9, 0)], interval(0, 3)],
    ['it has not ended', [seen(5, 9), seen(8, 1)], undefined],
    ['nobody looked', [], undefined],
  ])('%s', (_, progress, took) => expect(duration(progress)).toEqual(took));
});
