import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { restartBackup, watchPair } from './watched-pair.ts';

const option = 'ha-max-calls-sync-at-once';

describe('batches', () => {
  test('carry 500, with a second between them and none after the last', async () => {
    const watched = watchPair();
    await restartBackup(watched, { calls: 1001 });
    expect(await watched.counts()).toEqual([1001, 500]);
    await watched.pair.advance(0.999);
    expect(await watched.counts()).toEqual([1001, 500]);
    await watched.pair.advance(0.001);
    expect(await watched.counts()).toEqual([1001, 1000]);
    expect(watched.flags()).toBe('0/0 0/1');
    await watched.pair.advance(1);
    expect(await watched.counts()).toEqual([1001, 1001]);
    expect(watched.flags()).toBe('0/0 1/1');
  });

  property.prop([fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 200, max: 1000 })], { numRuns: 40 })(
    'take ceil(M/N) - 1 seconds for M calls at limit N',
    async (missing, limit) => {
      const watched = watchPair();
      await watched.pair.setOption('sip-a', 'TServer', option, String(limit));
      await restartBackup(watched, { calls: missing });
      const pauses = Math.max(0, Math.ceil(missing / limit) - 1);
      if (pauses > 0) {
        await watched.pair.advance(pauses - 0.001);
        expect(watched.flags()).toBe('0/0 0/1');
        await watched.pair.advance(0.001);
      }
      expect(watched.flags()).toBe('0/0 1/1');
      expect(await watched.counts()).toEqual([missing, missing]);
    },
  );

  test('keep the limit that was set when the connection was established', async () => {
    const watched = watchPair();
    await restartBackup(watched, { calls: 1500 });
    await watched.pair.setOption('sip-a', 'TServer', option, '1000');
    await watched.pair.advance(1);
    expect(await watched.counts()).toEqual([1500, 1000]);
    await watched.pair.setHaConnection('lost');
    await watched.pair.placeCalls(700, false);
    await watched.pair.setHaConnection('established');
    expect(await watched.counts()).toEqual([2200, 2000]);
  });

  test('begin anew with what is still missing after the connection was lost in between', async () => {
    const watched = watchPair();
    await restartBackup(watched, { calls: 1200 });
    await watched.pair.setHaConnection('lost');
    await watched.pair.advance(10);
    expect(await watched.counts()).toEqual([1200, 500]);
    await watched.pair.setHaConnection('established');
    await watched.pair.advance(1);
    expect(await watched.counts()).toEqual([1200, 1200]);
  });
});

test('new calls of both kinds are copied at once, ahead of the batches', async () => {
  const watched = watchPair();
  await restartBackup(watched, { calls: 2000 });
  const live = [...(await watched.pair.placeCalls(1, false)), ...(await watched.pair.placeCalls(1, true))];
  const [, backup] = (await watched.pair.listCalls()).members;
  expect(backup?.calls).toEqual(expect.arrayContaining(live));
  expect(backup?.calls).toHaveLength(502);
});

test('a call that ends while it is missing costs no place and holds nothing', async () => {
  const watched = watchPair();
  const { calls } = await restartBackup(watched, { calls: 1500 });
  await watched.pair.endCalls(calls.slice(500, 1000));
  await watched.pair.advance(1);
  expect(await watched.counts()).toEqual([1000, 1000]);
  expect(watched.flags()).toBe('0/0 1/1');
});

test('the end of every missing call ends synchronization', async () => {
  const watched = watchPair();
  const { calls } = await restartBackup(watched, { calls: 600 });
  await watched.pair.endCalls(calls);
  expect(watched.flags()).toBe('0/0 1/1');
  expect(await watched.counts()).toEqual([0, 0]);
});

describe('versions', () => {
  test.each([
    ['8.1.102.12', undefined, undefined],
    ['8.1.102.13', '8.1.102.13', undefined],
    ['8.1.102.57', '8.1.102.57', undefined],
    ['8.1.102.58', '8.1.102.58', '0'],
    ['8.1.103.0', '8.1.103.0', '0'],
    ['8.1.11.0', undefined, undefined],
  ])('%s shows version %s and readiness %s', (version, shown, readiness) => {
    const watched = watchPair({ version });
    expect(watched.field('sip-a', 'version')).toBe(shown);
    expect(watched.field('sip-a', 'READINESS_SWITCHOVER')).toBe(readiness);
  });

  test('before 8.1.102.58 live calls are copied and missing ones never', async () => {
    const watched = watchPair({ version: '8.1.102.57' });
    await restartBackup(watched, { calls: 10 });
    await watched.pair.placeCalls(2, false);
    await watched.pair.advance(1000);
    expect(await watched.counts()).toEqual([12, 2]);
  });

  test('with one member before 8.1.102.58 the other is ready only once the calls from before are over', async () => {
    const watched = watchPair();
    await watched.pair.stop('sip-b');
    await watched.pair.install('sip-b', '8.1.102.57');
    const calls = await watched.pair.placeCalls(10, false);
    await watched.pair.start('sip-b');
    await watched.pair.advance(1000);
    expect(watched.flags()).toBe('0/0 -');
    await watched.pair.endCalls(calls);
    expect(watched.flags()).toBe('1/0 -');
  });
});
