/** Where one instant more or less decides. */
import { describe, expect, test } from 'vitest';
import { latestEstablishment, multisiteHold, rolesMayChange } from '../../src/history/pair-history.ts';
import { backupDemand, primaryDemand } from '../../src/oracle/readiness.ts';
import { leastSeconds } from '../../src/oracle/synchronization.ts';
import { instant, interval } from '../../src/timing/interval.ts';
import { merge } from '../../src/verdict/merge.ts';
import { call, connectedAt, multisiteCall } from './histories.ts';

const exact = { grace: 0 };
const t0 = { index: 2, at: instant(20) };
const history = connectedAt([0, 10, 20]);

describe('a multisite call from a time without a connection', () => {
  const ending = (earliest: number, latest: number) => multisiteCall(2, 15, { ended: interval(earliest, latest) });
  test.each([
    ['ended before the look', 30, 40, 41, 'does not hold'],
    ['ended at the very begin of the look', 30, 40, 40, 'does not hold'],
    ['may have ended during the look', 30, 40, 39, 'may hold'],
    ['may have ended at the very end of the look', 30, 40, 30, 'may hold'],
    ['ends after the look', 30, 40, 29, 'holds'],
  ])('%s', (_, earliest, latest, at, hold) => {
    expect(multisiteHold(history, ending(earliest, latest), t0, instant(at))).toBe(hold);
  });

  test('ended without a connection it may live on in a member that became primary since, and in no other', () => {
    const stuck = multisiteCall(1, 5, { ended: instant(15) });
    const roleChange = (at: number) => ({ at: instant(at), era: 3 });
    const ask = (roleChanges: ReturnType<typeof roleChange>[], group = stuck) =>
      multisiteHold({ ...history, roleChanges }, group, t0, instant(40));
    expect(ask([])).toBe('does not hold');
    expect(ask([roleChange(14)])).toBe('does not hold');
    expect(ask([roleChange(15)])).toBe('may hold');
    expect(ask([roleChange(25)])).toBe('may hold');
    expect(ask([roleChange(25)], multisiteCall(1, 2, { ended: instant(5) }))).toBe('does not hold');
  });

  test('that began after the establishment it holds nothing, unless the roles changed after it began', () => {
    const later = multisiteCall(3, 25);
    const ask = (at: number, era: number) =>
      multisiteHold({ ...history, roleChanges: [{ at: instant(at), era }] }, later, t0, instant(40));
    expect(ask(24, 3)).toBe('does not hold');
    expect(ask(30, 2)).toBe('does not hold');
    expect(ask(25, 3)).toBe('may hold');
    expect(ask(30, 3)).toBe('may hold');
  });
});

test('roles may change during a look that ends when they begin to, and not in one that begins when they have', () => {
  const changing = { ...history, roleChanges: [{ at: interval(30, 32), era: 3 }] };
  expect(rolesMayChange(changing, interval(28, 30))).toBe(true);
  expect(rolesMayChange(changing, interval(28, 29.9))).toBe(false);
  expect(rolesMayChange(changing, interval(32, 33))).toBe(false);
});

test('without any change of the connection there is no establishment', () => {
  expect(latestEstablishment(connectedAt([]))).toBeUndefined();
});

describe('nothing is demanded of either flag', () => {
  const listings = [{ at: instant(20), establishment: 0, missing: 0 }];
  test.each([
    ['while the connection changes', connectedAt([0, interval(29, 31)], { listings })],
    ['while the roles change', connectedAt([0], { listings, roleChanges: [{ at: interval(29, 31), era: 0 }] })],
  ])('%s', (_, changing) => {
    expect(backupDemand(changing, instant(30), exact)).toEqual({ must: 'either' });
    expect(primaryDemand(changing, instant(30), exact)).toEqual({ must: 'either' });
  });
});

describe('the backup must be ready', () => {
  const listed = (at: number, missing = 0) => ({ at: instant(at), establishment: 0, missing });
  const demand = (more: Partial<typeof history>, at = 30) =>
    backupDemand({ ...connectedAt([0]), listings: [listed(20)], ...more }, instant(at), exact).must;
  test.each([
    ['a second after all calls were there', {}, 21, 'ready'],
    ['not before that second is over', {}, 20.9, 'either'],
    ['not where nobody looked', { listings: [] }, 30, 'either'],
    ['not in the second of a new call', { calls: [call(1, 29.5)] }, 30, 'either'],
    ['not at the very end of that second', { calls: [call(1, 29)] }, 30, 'either'],
    ['before a call that is yet to come', { calls: [call(1, 30.1)] }, 30, 'ready'],
    ['after the second of a new call', { calls: [call(1, 28)] }, 30, 'ready'],
    ['not while a call goes on of which nobody knows when it began', { calls: [call(undefined, 2)] }, 30, 'either'],
    ['not while it goes on and ends later', { calls: [call(undefined, 2, { ended: instant(31) })] }, 30, 'either'],
    ['after such a call', { calls: [call(undefined, 2, { ended: instant(10) })] }, 30, 'ready'],
    [
      'at the instant at which such a call has ended',
      { calls: [call(undefined, 2, { ended: instant(30) })] },
      30,
      'ready',
    ],
  ] as const)('%s', (_, more, at, must) => expect(demand(more, at)).toBe(must));

  test('and must not while a later listing finds calls missing', () => {
    expect(demand({ listings: [listed(31, 4)] })).toBe('not ready');
    expect(demand({ listings: [listed(29, 4)] })).toBe('either');
  });
});

test('the least time of copying is a second for each batch but the last', () => {
  expect([0, 1, 200, 201, 400, 401].map((missing) => leastSeconds(missing, 200))).toEqual([0, 0, 0, 1, 1, 2]);
});

test('outcomes that weigh the same stay what they are', () => {
  expect(merge(['failed', 'failed'])).toBe('failed');
  expect(merge(['not tested', 'not tested'])).toBe('not tested');
});
