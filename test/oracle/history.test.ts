import { describe, expect, test } from 'vitest';
import {
  connectionDuring,
  existedBefore,
  latestEstablishment,
  multisiteHold,
  rolesMayChange,
} from '../../src/history/pair-history.ts';
import { instant, interval } from '../../src/timing/interval.ts';
import { call, connectedAt, multisiteCall } from './histories.ts';

const open = (earliest: number) => interval(earliest, Number.POSITIVE_INFINITY);

describe('what is known of the HA connection', () => {
  const history = connectedAt([interval(0, 2), interval(10, 12), interval(20, 22)]);
  test.each([
    ['before anything was seen', instant(-1), 'unsure'],
    ['while it is established', instant(1), 'unsure'],
    ['surely established', interval(2, 9.9), 'established'],
    ['perhaps lost already', interval(9, 10), 'unsure'],
    ['surely lost', interval(12, 19), 'lost'],
    ['a look longer than the loss', interval(9, 21), 'unsure'],
    ['established again', interval(22, 30), 'established'],
  ])('%s', (_, at, state) => expect(connectionDuring(history, at).state).toBe(state));

  test('what lies at one instant of a virtual clock has happened in the order in which it was noted', () => {
    expect(connectionDuring(connectedAt([0, 5, 5]), instant(5))).toEqual({
      state: 'established',
      since: { index: 2, at: instant(5) },
    });
  });

  test('a change that was ordered and not yet seen makes every later look unsure', () => {
    expect(connectionDuring(connectedAt([0, open(10)]), interval(11, 12)).state).toBe('unsure');
    expect(connectionDuring(connectedAt([0, open(10)]), interval(8, 9)).state).toBe('established');
  });

  test('the latest establishment is none while the connection is lost', () => {
    expect(latestEstablishment(connectedAt([0, 5]))).toBeUndefined();
    expect(latestEstablishment(connectedAt([0, 5, open(7)]))).toEqual({ index: 2, at: open(7) });
  });
});

test.each([
  [2, true],
  [3, false],
  [undefined, undefined],
])('a call of era %s existed before the establishment that is change 2: %s', (era, existed) => {
  expect(existedBefore(call(era, 0), { index: 2, at: instant(9) })).toBe(existed);
});

describe('how calls bear on the readiness of the primary', () => {
  /** Connected at 0, lost at 10, connected again at 20. */
  const times = [0, 10, 20];
  const second = { index: 2, at: instant(20) };
  const role = (at: number, era: number) => ({ roleChanges: [{ at: instant(at), era }] });
  test.each([
    ['an ordinary call', call(2, 15), {}, 'does not hold'],
    ['a multisite call without a connection', multisiteCall(2, 15), {}, 'holds'],
    ['a multisite call from after the establishment', multisiteCall(3, 25), {}, 'does not hold'],
    ['one that began while the connection changed', multisiteCall(undefined, 20), {}, 'may hold'],
    [
      'one that began while the connection changed, with a backup that had lost what it knew',
      multisiteCall(undefined, 20),
      { memoryLosses: [2] },
      'may hold',
    ],
    ['one that the backup has since the connection before (A3)', multisiteCall(1, 5), {}, 'may hold'],
    ['one that the backup had and lost in a restart', multisiteCall(1, 5), { memoryLosses: [2] }, 'holds'],
    ['one that ended before the look', multisiteCall(2, 15, { ended: interval(30, 40) }), {}, 'does not hold'],
    ['one that may have ended before the look', multisiteCall(2, 15, { ended: interval(30, 60) }), {}, 'may hold'],
    ['one that ended after the look', multisiteCall(2, 15, { ended: interval(52, 60) }), {}, 'holds'],
    ['one that a primary of later may not have', multisiteCall(2, 15), role(17, 2), 'may hold'],
    ['one that began on the primary of now', multisiteCall(2, 15), role(5, 1), 'holds'],
    ['one of the same connection, after the role change', multisiteCall(2, 15), role(12, 2), 'holds'],
    ['a new one, and a switchover that may connect anew (A23)', multisiteCall(3, 25), role(30, 3), 'may hold'],
    ['a new one after such a switchover', multisiteCall(3, 35), role(30, 3), 'does not hold'],
    ['one that ended without a connection', multisiteCall(1, 5, { ended: instant(15) }), {}, 'does not hold'],
    [
      'the same, stuck on the backup that is primary now (A19)',
      multisiteCall(1, 5, { ended: instant(15) }),
      role(30, 3),
      'may hold',
    ],
  ])('%s', (_, group, more, hold) => {
    expect(multisiteHold(connectedAt(times, { calls: [group], ...more }), group, second, instant(50))).toBe(hold);
  });

  test('a connection that came and went between the call and the loss may have copied it', () => {
    const history = connectedAt([0, 10, 20, 30, 40], { memoryLosses: [2] });
    expect(multisiteHold(history, multisiteCall(1, 5), { index: 4, at: instant(40) }, instant(50))).toBe('may hold');
  });
});

test.each([
  ['a look after a change', instant(5), false],
  ['a look that may come before it', interval(3, 5), true],
  ['a look that surely comes before it', interval(1, 2), false],
])('roles: %s', (_, at, may) => {
  expect(rolesMayChange(connectedAt([0], { roleChanges: [{ at: interval(3, 5), era: 1 }] }), at)).toBe(may);
});
