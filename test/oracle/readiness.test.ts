import { describe, expect, test } from 'vitest';
import type { PairHistory } from '../../src/history/pair-history.ts';
import { backupDemand, type FlagDemand, primaryDemand } from '../../src/oracle/readiness.ts';
import { type Interval, instant, interval } from '../../src/timing/interval.ts';
import { call, connectedAt, multisiteCall } from './histories.ts';

const exactly = { grace: 0 };

/** `ready`, `either`, or the requirements that keep the flag at 0. */
function text(demand: FlagDemand): string {
  return demand.must === 'not ready' ? demand.because.map(({ requirement }) => requirement).join(' ') : demand.must;
}

/** Connected at 0, lost at 100, again at 200, with these calls from in between, looked at `after` the establishment. */
function situation(connected: boolean, after: number, missing: boolean, multisite: boolean): [PairHistory, Interval] {
  const listing = { establishment: 2, missing: missing ? 7 : 0, at: instant(200 + (missing ? after : 0)) };
  const history = connectedAt(connected ? [0, 100, 200] : [0, 100, 200, 200 + after], {
    calls: [call(2, 150), ...(multisite ? [multisiteCall(2, 150)] : [])],
    listings: connected ? [listing] : [],
  });
  return [history, instant(200 + after)];
}

describe('the primary in all combinations of the four conditions', () => {
  const [connection, settled, calls, multisite] = [
    'ready.primary.connection',
    'ready.primary.sixty-seconds',
    'ready.primary.calls-synchronized',
    'ready.primary.multisite-finished',
  ];
  test.each([
    [true, 60, false, false, 'ready'],
    [true, 60, false, true, multisite],
    [true, 60, true, false, calls],
    [true, 60, true, true, `${calls} ${multisite}`],
    [true, 59.9, false, false, settled],
    [true, 59.9, false, true, `${settled} ${multisite}`],
    [true, 59.9, true, false, `${settled} ${calls}`],
    [true, 59.9, true, true, `${settled} ${calls} ${multisite}`],
    ...[60, 59.9].flatMap((after) =>
      [false, true].flatMap((missing) =>
        [false, true].map((held): [boolean, number, boolean, boolean, string] => [
          false,
          after,
          missing,
          held,
          connection,
        ]),
      ),
    ),
  ])('connected %s, %d s, calls missing %s, multisite calls %s: %s', (connected, after, missing, held, demand) => {
    expect(text(primaryDemand(...situation(connected, after, missing, held), exactly))).toBe(demand);
  });
});

test('a reader is told of each condition how far it was from holding', () => {
  const demand = primaryDemand(...situation(true, 12.5, true, true), exactly);
  const conditions = demand.must === 'not ready' ? demand.because.map(({ condition }) => condition) : [];
  expect(conditions).toEqual([
    expect.stringMatching(/12\.5 s .*since the HA connection was established/),
    expect.stringMatching(/7 call.*missing on the backup/),
    expect.stringMatching(/1 multisite call.*not finished/),
  ]);
});

describe('the backup in all combinations of the two conditions', () => {
  test.each([
    [true, false, 'ready'],
    [true, true, 'ready.backup.calls-synchronized'],
    [false, false, 'ready.backup.connection'],
    [false, true, 'ready.backup.connection'],
  ])('connected %s, calls missing %s: %s', (connected, missing, demand) => {
    expect(text(backupDemand(...situation(connected, 2, missing, false), exactly))).toBe(demand);
  });

  test('multisite calls from before hold it or not (A4)', () => {
    expect(text(backupDemand(...situation(true, 2, false, true), exactly))).toBe('either');
  });
});

describe('the boundary at 60 s, for every establishment and every look that fit', () => {
  const listings = [{ at: instant(10), establishment: 0, missing: 0 }];
  const sixty = 'ready.primary.sixty-seconds';
  test.each([
    ['all within', interval(0, 0.5), interval(59, 59.9), 0, sixty],
    ['the look may come at 60 s', interval(0, 0.5), interval(59, 60), 0, 'either'],
    ['only the latest establishment leaves 60 s', interval(0, 1), interval(60.9, 61), 0, 'either'],
    ['all at least 60 s', interval(0, 1), interval(61, 62), 0, 'ready'],
    ['at least 60 s and not yet the grace period', interval(0, 1), interval(61, 62), 2, 'either'],
    ['at least 60 s and the grace period', interval(0, 1), interval(63, 64), 2, 'ready'],
    ['exactly 60 s', instant(4.1), instant(64.1), 0, 'ready'],
    ['a microsecond before', instant(4.1), instant(64.099999), 0, sixty],
  ])('%s', (_, t0, at, grace, demand) => {
    expect(text(primaryDemand(connectedAt([t0], { listings }), at, { grace }))).toBe(demand);
  });
});

describe('a page that lags behind (A25)', () => {
  const lost = connectedAt([0, interval(100, 101)]);
  test.each([
    [interval(102, 103), 'either'],
    [interval(105.9, 107), 'either'],
    [interval(106, 107), 'ready.primary.connection'],
  ])('5 s after the loss at 100-101: a look at %j', (at, demand) => {
    expect(text(primaryDemand(lost, at, { grace: 5 }))).toBe(demand);
  });

  test('after a short loss it may still show what was before the loss', () => {
    const flapped = connectedAt([0, 100, 100.5]);
    expect(text(primaryDemand(flapped, instant(103), { grace: 5 }))).toBe('either');
    expect(text(primaryDemand(flapped, instant(106), { grace: 5 }))).toBe('ready.primary.sixty-seconds');
  });
});

describe('what is known of the missing calls', () => {
  const demandAt = (at: number, missing: number, listedAt: number, more: Partial<PairHistory> = {}) =>
    text(
      backupDemand(
        connectedAt([0], { listings: [{ at: instant(listedAt), establishment: 0, missing }], ...more }),
        instant(at),
        exactly,
      ),
    );
  test.each([
    ['missing later, so missing at the look', 5, 1, 6, 'ready.backup.calls-synchronized'],
    ['missing earlier, so perhaps copied', 5, 1, 4, 'either'],
    ['none later, so perhaps missing at the look', 5, 0, 6, 'either'],
    ['none earlier, with room for a last pause (A14)', 5, 0, 4, 'ready'],
    ['none earlier, but a pause may follow (A14)', 4.9, 0, 4, 'either'],
  ])('%s', (_, at, missing, listedAt, demand) => expect(demandAt(at, missing, listedAt)).toBe(demand));

  test.each([
    [3, interval(5, 7), interval(6, 8)],
    [0, interval(5, 9), interval(6, 7)],
  ])('%d missing in a listing that may have come before or after the look says nothing', (missing, at, listed) => {
    const history = connectedAt([0], { listings: [{ at: listed, establishment: 0, missing }] });
    expect(text(backupDemand(history, at, exactly))).toBe('either');
  });

  test('a listing of an earlier connection says nothing', () => {
    const history = connectedAt([0, 10, 20], { listings: [{ at: instant(5), establishment: 0, missing: 0 }] });
    expect(text(backupDemand(history, instant(50), exactly))).toBe('either');
  });

  test('a new call may take readiness away while it is on its way (A17)', () => {
    expect(demandAt(50, 0, 4, { calls: [call(1, 50)] })).toBe('either');
    expect(demandAt(50, 0, 4, { calls: [call(1, 48.9)] })).toBe('ready');
  });

  test('calls that nobody knows to be from before or after the establishment prove nothing', () => {
    expect(demandAt(50, 0, 4, { calls: [call(undefined, 0)] })).toBe('either');
    expect(demandAt(50, 0, 4, { calls: [call(undefined, 0, { ended: instant(9) })] })).toBe('ready');
  });
});

describe('a role change', () => {
  const listings = [{ at: instant(100), establishment: 0, missing: 0 }];
  const changed = connectedAt([0], { listings, roleChanges: [{ at: interval(90, 91), era: 1 }] });
  test.each([
    [interval(90, 90.5), 'either'],
    [instant(161.9), 'either'],
    [instant(162), 'ready'],
  ])('at 90-91 may connect the pair anew (A23): a look at %j', (at, demand) => {
    expect(text(primaryDemand(changed, at, exactly))).toBe(demand);
    expect(text(backupDemand(changed, at, exactly))).toBe(demand);
  });

  test('before the calls were copied is a double failure, after which nobody says what must become of the rest (A22)', () => {
    const later = { listings: [{ at: instant(20), establishment: 0, missing: 9 }] };
    const history = connectedAt([0], { ...later, roleChanges: [{ at: instant(5), era: 1 }] });
    expect(text(backupDemand(history, instant(15), exactly))).toBe('either');
    expect(text(backupDemand(connectedAt([0], later), instant(15), exactly))).toBe('ready.backup.calls-synchronized');
  });

  test('before the connection was established takes nothing from what is demanded of the calls', () => {
    const history = connectedAt([0, 100, 200], {
      listings: [{ at: instant(220), establishment: 2, missing: 9 }],
      roleChanges: [{ at: instant(150), era: 2 }],
    });
    expect(text(backupDemand(history, instant(215), exactly))).toBe('ready.backup.calls-synchronized');
  });
});
