import { describe, expect, test } from 'vitest';
import { restartBackup, watchPair } from './watched-pair.ts';

const roles = (watched: ReturnType<typeof watchPair>): (string | undefined)[] =>
  ['sip-a', 'sip-b'].map((member) => watched.field(member, 'HA_ROLE'));

describe('a switchover', () => {
  test('exchanges the roles and keeps every call when both are ready', async () => {
    const watched = watchPair();
    await restartBackup(watched, { calls: 700 });
    await watched.pair.advance(60);
    expect(watched.flags()).toBe('1/0 1/1');
    await watched.pair.switchover();
    expect(roles(watched)).toEqual(['Backup (Passive)', 'Primary (Active)']);
    expect(watched.flags()).toBe('1/1 1/0');
    expect(await watched.counts()).toEqual([700, 700]);
  });

  test('is obeyed when it comes too early, and what was missing is lost on both', async () => {
    const watched = watchPair();
    await restartBackup(watched, { calls: 1200, multisite: 3 });
    await watched.pair.switchover();
    await watched.pair.advance(100);
    expect(await watched.counts()).toEqual([500, 500]);
    expect(watched.flags()).toBe('1/1 1/0');
  });

  test('leaves a pair that goes on copying the other way round', async () => {
    const watched = watchPair();
    await watched.pair.advance(60);
    await watched.pair.switchover();
    const calls = await watched.pair.placeCalls(2, false);
    expect(await watched.counts()).toEqual([2, 2]);
    await watched.pair.endCalls(calls);
    expect(await watched.counts()).toEqual([0, 0]);
  });

  test('needs both members', async () => {
    const { pair } = watchPair();
    await pair.stop('sip-b');
    await expect(pair.switchover()).rejects.toThrow(/sip-b is stopped: start it/);
  });
});

describe.each(['stop', 'kill'] as const)('%s of the primary', (how) => {
  test('makes the other one primary; the first comes back as backup and is filled up', async () => {
    const watched = watchPair();
    await watched.pair.placeCalls(3, false);
    const before = watched.field('sip-a', 'SIPS_PROCESS_ID');
    await watched.pair[how]('sip-a');
    expect(roles(watched)).toEqual([undefined, 'Primary (Active)']);
    expect(watched.flags()).toBe('- 0/0');
    await watched.pair.start('sip-a');
    expect(roles(watched)).toEqual(['Backup (Passive)', 'Primary (Active)']);
    expect(await watched.counts()).toEqual([3, 3]);
    expect(watched.field('sip-a', 'SIPS_PROCESS_ID')).not.toBe(before);
  });
});

test('the first to start of two stopped members is primary, with no calls left', async () => {
  const watched = watchPair();
  await watched.pair.placeCalls(3, false);
  await watched.pair.stop('sip-b');
  await watched.pair.stop('sip-a');
  await expect(watched.pair.placeCalls(1, false)).rejects.toThrow(/start a member/);
  await watched.pair.start('sip-b');
  await watched.pair.start('sip-a');
  expect(roles(watched)).toEqual(['Backup (Passive)', 'Primary (Active)']);
  expect(await watched.counts()).toEqual([0, 0]);
});

test('option http-port counts from the next start', async () => {
  const { pair } = watchPair();
  await pair.setOption('sip-b', 'TServer', 'http-port', '8090');
  expect(pair.memberAt('sip-b', 8080)).toBeDefined();
  await pair.stop('sip-b');
  await pair.start('sip-b');
  expect(pair.memberAt('sip-b', 8080)).toBeUndefined();
  expect(pair.memberAt('sip-b', 8090)?.name).toBe('sip-b');
  expect((await pair.read()).members[1].statusUrl).toBe('http://sip-b:8090/server?sipServer');
});

test('a connection that was cut stays cut over a restart', async () => {
  const watched = watchPair();
  await watched.pair.setHaConnection('lost');
  await watched.pair.stop('sip-b');
  await watched.pair.start('sip-b');
  expect((await watched.pair.read()).haConnection).toBe('lost');
  expect(watched.field('sip-a', 'HA_LINK')).toBe('0');
  await watched.pair.setHaConnection('established');
  expect((await watched.pair.read()).haConnection).toBe('established');
});

test('reset gives a fresh pair whose clock has gone on', async () => {
  const watched = watchPair();
  await watched.pair.placeCalls(3, false);
  await watched.pair.advance(60);
  await watched.pair.stop('sip-a');
  await watched.pair.install('sip-a', '8.1.102.57');
  await watched.pair.setOption('sip-a', 'TServer', 'x', '1');
  await watched.pair.reset();
  const { members, now } = await watched.pair.read();
  expect(now).toBe(60);
  expect(members.map(({ version, state }) => [version, state])).toEqual([
    ['8.1.103.95', 'running'],
    ['8.1.103.95', 'running'],
  ]);
  expect(members[0].options).not.toContainEqual(expect.objectContaining({ name: 'x' }));
  expect(watched.flags()).toBe('0/0 1/1');
  expect(await watched.counts()).toEqual([0, 0]);
});
