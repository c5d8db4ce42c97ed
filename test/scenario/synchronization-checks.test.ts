import { describe, expect, test } from 'vitest';
import { Synchronization } from '../../src/scenario/synchronization-checks.ts';
import { type Interval, instant, interval } from '../../src/timing/interval.ts';
import { outcomeOf, ScriptedPair } from './scripted-pair.ts';

type Listings = readonly (readonly [at: number | Interval, missing: number])[];

/** A synchronization of so many calls from 0 s on, followed through these listings. */
async function followed(
  missing: number,
  listings: Listings,
  t0: Interval = instant(0),
  grace = 0,
  before?: Synchronization,
) {
  const script = new ScriptedPair(0, { resolution: 0.5, grace }, t0);
  script.listings = listings.map(([at, left]) => ({ at: typeof at === 'number' ? instant(at) : at, missing: left }));
  const ids = Array.from({ length: missing }, (_, index) => `call-${index}`);
  const synchronization = new Synchronization(script.pair, ids, before);
  const following = await outcomeOf(synchronization.follow());
  return { synchronization, following };
}

const inTime: Listings = [
  [0.1, 400],
  [0.9, 400],
  [1.1, 200],
  [1.9, 200],
  [2.1, 0],
];

describe('a synchronization', () => {
  test('of 600 calls, 200 at once, as it should be', async () => {
    const { synchronization, following } = await followed(600, inTime);
    expect(following).toBe('passed');
    expect(await outcomeOf(() => synchronization.checkBatches(200))).toBe('passed');
    expect(await outcomeOf(() => synchronization.checkLeastDuration(200))).toBe('passed');
    expect(await outcomeOf(() => synchronization.checkMostDuration(3))).toBe('passed');
    expect(synchronization.firstBatch()).toBe(200);
  });

  test('that gets stuck fails, but not because listings are far apart', async () => {
    const stuck = [0, 30, 60, 60.5].map((at): [number, number] => [at, 7]);
    expect((await followed(9, stuck)).following).toBe('failed');
    expect(
      (
        await followed(9, [
          [0, 7],
          [interval(59, 90), 7],
          [91, 0],
        ])
      ).following,
    ).toBe('passed');
  });

  test('that is slow is not stuck: the document gives no speed', async () => {
    const slow = [0, 12, 24, 36, 48, 59.9].map((at): [number, number] => [at, 7]);
    expect((await followed(9, [...slow, [60, 0]])).following).toBe('passed');
  });

  test.each<[string, Listings, string]>([
    [
      'two batches at once',
      [
        [0.1, 200],
        [0.2, 0],
      ],
      'failed',
    ],
    [
      'two batches with a pause too short',
      [
        [0.1, 400],
        [0.8, 0],
      ],
      'failed',
    ],
    [
      'two batches, and perhaps a pause',
      [
        [interval(0, 0.3), 400],
        [interval(0.9, 1), 200],
        [2.2, 0],
      ],
      'passed',
    ],
  ])('batches of 200: %s', async (_, listings, outcome) => {
    const { synchronization } = await followed(600, listings);
    expect(await outcomeOf(() => synchronization.checkBatches(200))).toBe(outcome);
  });

  test('batches of 200 that arrive together because the first of them was late', async () => {
    const late: Listings = [
      [0.1, 400],
      [1.24, 400],
      [1.35, 200],
      [1.98, 200],
      [2.01, 0],
    ];
    const batches = async (grace: number) => {
      const { synchronization } = await followed(600, late, instant(0), grace);
      return outcomeOf(() => synchronization.checkBatches(200));
    };
    expect(await batches(1)).toBe('passed');
    expect(await batches(0)).toBe('failed');
  });

  test.each<[string, Listings, Interval, string]>([
    [
      'surely less',
      [
        [0.1, 400],
        [1.9, 0],
      ],
      instant(0),
      'failed',
    ],
    [
      'perhaps less, by when it began',
      [
        [0.1, 400],
        [1.9, 0],
      ],
      interval(-0.2, 0),
      'inconclusive',
    ],
    ['seen to the second', inTime, instant(0), 'passed'],
    ['not looked at before it was over', [[9, 0]], instant(0), 'inconclusive'],
  ])('of 600 calls takes at least 2 s: %s', async (_, listings, t0, outcome) => {
    const { synchronization } = await followed(600, listings, t0);
    expect(await outcomeOf(() => synchronization.checkLeastDuration(200))).toBe(outcome);
  });

  test.each<[string, Listings, string]>([
    [
      'surely less',
      [
        [1, 5],
        [2.9, 0],
      ],
      'passed',
    ],
    [
      'surely more',
      [
        [3.1, 5],
        [3.2, 0],
      ],
      'failed',
    ],
    [
      'not looked at from 1 s to 9 s',
      [
        [1, 5],
        [9, 0],
      ],
      'inconclusive',
    ],
  ])('takes no longer than 3 s: %s', async (_, listings, outcome) => {
    const { synchronization } = await followed(5, listings);
    expect(await outcomeOf(() => synchronization.checkMostDuration(3))).toBe(outcome);
  });

  describe('takes no longer than 3 s more than the one before', () => {
    /** A synchronization that took from `before` on, and one after it on the same pair. */
    async function checked(before: Listings, listings: Listings): Promise<string> {
      const first = await followed(5, before);
      const { synchronization } = await followed(5, listings, instant(0), 0, first.synchronization);
      return outcomeOf(() => synchronization.checkNotMuchLonger(3));
    }
    /** Over between this second and that. */
    const over = (from: number, to: number): Listings => [
      [from, 5],
      [to, 0],
    ];

    test.each<[string, Listings, Listings, string]>([
      ['as slow as before', over(12, 12.1), over(12, 12.1), 'passed'],
      ['perhaps a little longer, known to within the resolution', over(1, 1.2), over(3.9, 4.4), 'passed'],
      ['surely more', over(1, 1.2), over(4.3, 4.4), 'failed'],
      ['not looked at from 1 s to 9 s', over(1, 1.2), over(1, 9), 'inconclusive'],
    ])('%s', async (_, before, listings, outcome) => expect(await checked(before, listings)).toBe(outcome));

    test('with none before it there is nothing to compare', async () => {
      const { synchronization } = await followed(5, over(1, 2));
      expect(await outcomeOf(() => synchronization.checkNotMuchLonger(3))).toBe('setup failed');
    });
  });

  test('of which nobody saw the first second does not tell its first batch', async () => {
    expect(
      (
        await followed(600, [
          [1, 200],
          [2, 0],
        ])
      ).synchronization.firstBatch(),
    ).toBeUndefined();
  });
});
