import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  becomes,
  keepsSinceEstablished,
  pairBecomesReady,
  pairNotReady,
  stays,
  still,
} from '../../src/scenario/readiness-checks.ts';
import { instant, interval } from '../../src/timing/interval.ts';
import { call } from '../oracle/histories.ts';
import { outcomeOf, ScriptedPair, type Shows } from './scripted-pair.ts';

const from =
  (second: number): Shows =>
  (at) =>
    at >= second;
const until =
  (second: number): Shows =>
  (at) =>
    at < second;
const always: Shows = () => true;
const never: Shows = () => false;

/** A pair of which the first look comes at `time`; 1 s of grace, looks must come within 2 s of a boundary. */
function at(time: number, primaryShows: Shows, more: Partial<ScriptedPair> = {}): ScriptedPair {
  return Object.assign(new ScriptedPair(time, { grace: 1, resolution: 2 }), { primaryShows }, more);
}
const sixty = instant(60);

describe('"the primary is ready" from 60 s on', () => {
  test.each([
    ['ready in time', at(60, from(60)), 'passed'],
    ['ready within the grace period', at(60, from(60.9)), 'passed'],
    ['not ready after the grace period', at(60, from(62)), 'failed'],
    ['never ready, and seen late', at(90, never), 'failed'],
    ['ready, and seen too late to say since when', at(70, always), 'inconclusive'],
    ['ready in a look too long to say since when', at(60, always, { lookTakes: 10 }), 'inconclusive'],
    ['not ready in looks that take long', at(60, from(68), { lookTakes: 2 }), 'failed'],
    ['ready with a clock hardly known', at(60, always, { blur: 2 }), 'passed'],
  ])('%s', async (_, script, outcome) => {
    expect(await outcomeOf(becomes(script.pair, 'primary', 'ready', 'switchover', sixty))).toBe(outcome);
  });

  test('a call that has just begun may take readiness away for a moment (A17)', async () => {
    const flickers: Shows = (time) => time >= 61.9;
    const quiet = at(60, flickers);
    const busy = at(60, flickers, { calls: { groups: [call(1, 60)] } });
    expect(await outcomeOf(becomes(quiet.pair, 'primary', 'ready', 'switchover', sixty))).toBe('failed');
    expect(await outcomeOf(becomes(busy.pair, 'primary', 'ready', 'switchover', sixty))).toBe('passed');
  });
});

describe('"the primary is not ready" at 30 s', () => {
  const thirty = instant(30);
  test.each([
    ['not ready', at(30, never), 'passed'],
    ['ready until the grace period is over', at(30, until(30.9)), 'passed'],
    ['ready', at(30, always), 'failed'],
    ['ready in a look so late that it may well be', at(60, from(59)), 'inconclusive'],
    ['ready in a look that may be so late', at(31, always, { lookTakes: 10 }), 'inconclusive'],
  ])('%s', async (_, script, outcome) => {
    expect(await outcomeOf(becomes(script.pair, 'primary', 'not ready', 'switchover', thirty))).toBe(outcome);
  });
});

describe('"the primary is still not ready" at 59.9 s', () => {
  const before = instant(59.9);
  async function seenAt(times: readonly number[], primaryShows: Shows, more: Partial<ScriptedPair> = {}) {
    const script = at(0, primaryShows, more);
    for (const time of times.slice(0, -1)) {
      script.time = time;
      await script.look();
    }
    script.time = times.at(-1) ?? 0;
    return outcomeOf(still(script.pair, 'primary', 'not ready', 'switchover', before));
  }
  test.each<[string, readonly number[], Shows, Partial<ScriptedPair>, string]>([
    ['looked at just before and after', [58, 61], from(60), {}, 'passed'],
    ['looked at only after, and still not ready', [60], from(61), {}, 'passed'],
    ['looked at too long before', [50, 61], from(60), {}, 'inconclusive'],
    ['looked at only when it may be ready', [61], from(60), {}, 'inconclusive'],
    ['ready a second too early', [59.5, 61], from(59), {}, 'failed'],
    ['ready too early, but perhaps not', [59.5, 61], from(59), { blur: 0.5 }, 'inconclusive'],
    ['looks that take longer than the tolerance', [52, 61], from(59), { lookTakes: 5 }, 'inconclusive'],
    ['ready right after the change: the page may lag behind', [0.5, 59], (time) => time < 1, {}, 'passed'],
    ['ready once, in the middle', [30, 59], (time) => time === 30, {}, 'failed'],
  ])('%s', async (_, times, shows, more, outcome) => {
    expect(await seenAt(times, shows, more)).toBe(outcome);
  });

  property.prop([
    fc.array(fc.integer({ min: 0, max: 70_000 }), { maxLength: 20 }),
    fc.double({ min: 0, max: 3, noNaN: true }),
    fc.double({ min: 0, max: 3, noNaN: true }),
  ])(
    'never fails a primary that is ready at 60 s, and never passes one that is ready 3 s too early',
    async (times, lookTakes, blur) => {
      const sorted = [...times, 61_000].map((ms) => ms / 1000).toSorted((a, b) => a - b);
      expect(await seenAt(sorted, from(60), { lookTakes, blur })).not.toBe('failed');
      expect(await seenAt(sorted, from(57), { lookTakes, blur })).not.toBe('passed');
    },
  );
});

describe('"stays ready for 20 seconds"', () => {
  test.each([
    ['all the time', at(100, always), 'passed'],
    ['lost half-way', at(100, until(110)), 'failed'],
    ['lost before it began', at(100, never), 'failed'],
    ['lost after it', at(100, until(121.5)), 'passed'],
    ['looked at too seldom', at(100, always, { late: 9 }), 'inconclusive'],
    ['looks that each last too long', at(100, always, { lookTakes: 30 }), 'inconclusive'],
  ])('%s', async (_, script, outcome) => {
    expect(await outcomeOf(stays(script.pair, 'primary', 'ready', 'switchover', 20))).toBe(outcome);
  });

  test('a call that has just begun may take readiness away for a moment (A17)', async () => {
    const busy = at(100, (time) => time > 101.9, { calls: { groups: [call(1, 100)] } });
    expect(await outcomeOf(stays(busy.pair, 'primary', 'ready', 'switchover', 20))).toBe('passed');
  });

  test('since the connection was established: every look is surely after it and surely before the end', async () => {
    const established = (primaryShows: Shows) =>
      Object.assign(new ScriptedPair(0.2, { resolution: 1, lookEvery: 5 }, interval(0, 0.5)), { primaryShows });
    const check = (script: ScriptedPair) =>
      outcomeOf(keepsSinceEstablished(script.pair, 'primary', 'not ready', 'switchover', 59));
    expect(await check(established(from(60)))).toBe('passed');
    expect(await check(established((time) => time < 0.4 || time > 59))).toBe('passed');
    expect(await check(established(from(50)))).toBe('failed');
  });
});

describe('the pair as a whole', () => {
  test.each([
    ['neither ready', never, never, 'passed'],
    ['only the backup ready (A4)', never, always, 'passed'],
    ['both for the grace period', until(10.5), always, 'passed'],
    ['both', always, always, 'failed'],
  ])('is not ready: %s', async (_, primaryShows, backupShows, outcome) => {
    expect(await outcomeOf(pairNotReady(at(10, primaryShows, { backupShows }).pair))).toBe(outcome);
  });

  test.each([
    ['in time', from(60), from(1), 'passed'],
    ['the primary too late', from(70), from(1), 'failed'],
    ['the backup never', from(60), never, 'failed'],
  ])('becomes ready within 61 s: %s', async (_, primaryShows, backupShows, outcome) => {
    expect(await outcomeOf(pairBecomesReady(at(1, primaryShows, { backupShows }).pair, 61))).toBe(outcome);
  });
});
