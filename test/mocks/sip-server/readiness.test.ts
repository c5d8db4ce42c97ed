import { describe, expect, test } from 'vitest';
import { restartBackup, watchPair } from './watched-pair.ts';

describe('the primary', () => {
  test.each([
    ['before 60 s', 59.9, '0/0 1/1'],
    ['at 60 s', 60, '1/0 1/1'],
  ])('with nothing to synchronize, %s', async (_when, seconds, flags) => {
    const watched = watchPair();
    await watched.pair.advance(seconds);
    expect(watched.flags()).toBe(flags);
  });

  test('adds up 60 s from many small steps', async () => {
    const watched = watchPair();
    for (let i = 0; i < 599; i += 1) await watched.pair.advance(0.1);
    expect(watched.flags()).toBe('0/0 1/1');
    await watched.pair.advance(0.1);
    expect(watched.flags()).toBe('1/0 1/1');
  });

  test('is not ready without a connection, and the 60 s begin anew with each', async () => {
    const watched = watchPair();
    await watched.pair.advance(100);
    await watched.pair.setHaConnection('lost');
    expect(watched.flags()).toBe('0/0 0/1');
    await watched.pair.advance(100);
    expect(watched.flags()).toBe('0/0 0/1');
    await watched.pair.setHaConnection('established');
    await watched.pair.advance(59.9);
    expect(watched.flags()).toBe('0/0 1/1');
    await watched.pair.advance(0.1);
    expect(watched.flags()).toBe('1/0 1/1');
  });

  test('waits for synchronization where that takes longer than 60 s', async () => {
    const watched = watchPair();
    await restartBackup(watched, { calls: 35_000 });
    await watched.pair.advance(68.9);
    expect(watched.flags()).toBe('0/0 0/1');
    await watched.pair.advance(0.1);
    expect(watched.flags()).toBe('1/0 1/1');
  });

  test('waits for multisite calls from before the connection, not for later ones', async () => {
    const watched = watchPair();
    const { multisite } = await restartBackup(watched, { multisite: 2 });
    await watched.pair.placeCalls(3, true);
    await watched.pair.advance(100);
    expect(watched.flags()).toBe('0/0 0/1');
    expect(await watched.counts()).toEqual([5, 3]);
    await watched.pair.endCalls(multisite);
    expect(watched.flags()).toBe('1/0 1/1');
  });
});

describe('open readings', () => {
  test('A3: a multisite call that the backup has already holds readiness, or not', async () => {
    const flags = async (reading: string) => {
      const watched = watchPair({ readings: [reading] });
      await watched.pair.placeCalls(1, true);
      await watched.pair.setHaConnection('lost');
      await watched.pair.setHaConnection('established');
      await watched.pair.advance(60);
      return watched.flags();
    };
    expect(await flags('A3=alive')).toBe('0/0 0/1');
    expect(await flags('A3=missing')).toBe('1/0 1/1');
  });

  test('A4: multisite calls from before leave the backup alone', async () => {
    const watched = watchPair({ readings: ['A4=no'] });
    await restartBackup(watched, { multisite: 1 });
    expect(watched.flags()).toBe('0/0 1/1');
  });

  test.each([
    ['A11=default', '1001', 500],
    ['A11=bound', '1001', 1000],
    ['A11=bound', '199', 200],
    ['A11=bound', 'many', 500],
    ['A11=previous', '1001', 300],
    ['A11=previous', '', 300],
  ])('%s: a bad option %s means %i', async (reading, value, expected) => {
    const watched = watchPair({ readings: [reading] });
    await watched.pair.setOption('sip-a', 'TServer', 'ha-max-calls-sync-at-once', '300');
    await restartBackup(watched, {});
    await watched.pair.setOption('sip-a', 'TServer', 'ha-max-calls-sync-at-once', value);
    await restartBackup(watched, { calls: 2000 });
    expect(await watched.counts()).toEqual([2000, expected]);
  });

  test.each([
    ['A13=primary', 700],
    ['A13=backup', 300],
    ['A13=smaller', 300],
  ])('%s: members that differ send %i at once', async (reading, expected) => {
    const watched = watchPair({ readings: [reading] });
    await watched.pair.setOption('sip-a', 'TServer', 'ha-max-calls-sync-at-once', '700');
    await watched.pair.setOption('sip-b', 'TServer', 'ha-max-calls-sync-at-once', '300');
    await restartBackup(watched, { calls: 2000 });
    expect(await watched.counts()).toEqual([2000, expected]);
  });

  test('A14: a pause after the last batch holds the backup for one more second', async () => {
    const watched = watchPair({ readings: ['A14=yes'] });
    await restartBackup(watched, { calls: 500 });
    expect(watched.flags()).toBe('0/0 0/1');
    await watched.pair.advance(1);
    expect(watched.flags()).toBe('0/0 1/1');
  });

  test('A17: a new call takes readiness away for that moment', async () => {
    const watched = watchPair({ readings: ['A17=flicker'] });
    await watched.pair.advance(60);
    await watched.pair.placeCalls(1, false);
    expect(watched.flags()).toBe('0/0 0/1');
    await watched.pair.advance(0.001);
    expect(watched.flags()).toBe('1/0 1/1');
  });

  test.each([
    ['A19=removed', [1, 1]],
    ['A19=stay', [1, 2]],
  ])('%s: what ended while the connection was lost', async (reading, counts) => {
    const watched = watchPair({ readings: [reading] });
    const [first = 0] = await watched.pair.placeCalls(2, false);
    await watched.pair.setHaConnection('lost');
    await watched.pair.endCalls([first]);
    await watched.pair.setHaConnection('established');
    expect(await watched.counts()).toEqual(counts);
  });

  test.each([
    ['A23=stays', '1/1 1/0'],
    ['A23=anew', '1/1 0/0'],
  ])('%s: readiness after a switchover', async (reading, flags) => {
    const watched = watchPair({ readings: [reading] });
    await watched.pair.placeCalls(3, false);
    await watched.pair.advance(60);
    await watched.pair.switchover();
    expect(watched.flags()).toBe(flags);
    await watched.pair.advance(60);
    expect(watched.flags()).toBe('1/1 1/0');
    expect(await watched.counts()).toEqual([3, 3]);
  });
});
