import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { ControlClient } from '../../src/control/control-client.ts';
import type { Pair } from '../../src/control/wire.ts';
import { readStatus } from '../../src/status/status-client.ts';
import { launchProcessTarget } from '../../src/targets/process-target.ts';
import type { Target } from '../../src/targets/target.ts';

/** Fast enough for a short test, slow enough that a second of the target is no mere scheduling delay. */
const rate = 20;
let target: Target;
let control: ControlClient;

beforeAll(async () => {
  target = await launchProcessTarget({ rate });
  control = clientOf(target);
});
afterAll(() => target.close());

function clientOf({ controlUrl, controlToken, dispatcher }: Target): ControlClient {
  return new ControlClient({ url: controlUrl, token: controlToken, dispatcher });
}

/** Ends with the target. */
function freshPair(request: { version?: string } = {}): Promise<Pair> {
  return control.createPair(request);
}

function look(pair: Pair, place: 0 | 1) {
  const { dispatcher, statusForm: form } = target;
  return readStatus(pair.members[place].statusUrl, { dispatcher, form, deadlineMs: 2000 });
}

/** Role and the two flags of the first and the second member, as 'primary 0 0'. */
async function flags(pair: Pair): Promise<string[]> {
  const answers = await Promise.all([look(pair, 0), look(pair, 1)]);
  return answers.map((answer) => {
    if (answer.kind !== 'status') return answer.kind;
    const { role, readyForSwitchover, readyForUpgrade } = answer.status;
    return [role, ...[readyForSwitchover, readyForUpgrade].map((flag) => (flag.kind === 'ready' ? 1 : 0))].join(' ');
  });
}

async function callCounts(pair: Pair): Promise<(number | undefined)[]> {
  const { members } = await control.listCalls(pair.id);
  return members.map(({ calls }) => calls?.length);
}

async function processId(pair: Pair, place: 0 | 1): Promise<string | undefined> {
  const answer = await look(pair, place);
  return answer.kind === 'status' ? answer.status.processId : answer.kind;
}

function tryToConnect(url: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    socket.once('connect', () => {
      socket.destroy();
      resolve('connected');
    });
  });
}

describe.concurrent('target process', { timeout: 20_000 }, () => {
  test('copies calls over the HA connection: new ones at once, missing ones in batches', async () => {
    const pair = await freshPair();
    await control.placeCalls(pair.id, { count: 30, multisite: false });
    await vi.waitFor(async () => expect(await callCounts(pair)).toEqual([30, 30]));

    await control.stop(pair.id, 'sip-b');
    await control.placeCalls(pair.id, { count: 1200, multisite: false });
    await control.start(pair.id, 'sip-b');
    await vi.waitFor(async () => expect(await callCounts(pair)).toEqual([1230, 1230]), { interval: 5 });
    const { events } = await control.readEvents(pair.id);
    const batches = events.filter(({ text }) => text.includes('batch'));
    expect(batches.map(({ text }) => Number(/(\d+) calls/.exec(text)?.[1]))).toEqual([500, 500, 230]);
    const [first, second, third] = batches.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(1);
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(1);
  });

  test('becomes ready on both members 60 s after the HA connection was established', async () => {
    const pair = await freshPair();
    expect(await flags(pair)).toEqual(['primary 0 0', 'backup 1 1']);
    const waited = { timeout: (120 / rate) * 1000 };
    await vi.waitFor(async () => expect(await flags(pair)).toEqual(['primary 1 0', 'backup 1 1']), waited);
    expect(await control.readClock(pair.id)).toBeGreaterThanOrEqual(60);
  });

  test('a killed member refuses connections at once, loses its calls, and comes back as another process', async () => {
    const pair = await freshPair();
    await control.placeCalls(pair.id, { count: 10, multisite: false });
    const before = await processId(pair, 1);
    const { members } = await control.kill(pair.id, 'sip-b');
    expect(await tryToConnect(members[1].statusUrl)).toBe('ECONNREFUSED');
    expect((await look(pair, 1)).kind).toBe('unreachable');
    expect(await callCounts(pair)).toEqual([10, undefined]);

    await control.start(pair.id, 'sip-b');
    expect(await processId(pair, 1)).not.toBe(before);
    await vi.waitFor(async () => expect(await callCounts(pair)).toEqual([10, 10]));
  });

  test('a killed or stopped primary is followed by the other member', async () => {
    const pair = await freshPair();
    await control.placeCalls(pair.id, { count: 10, multisite: false });
    await vi.waitFor(async () => expect(await callCounts(pair)).toEqual([10, 10]));
    await control.kill(pair.id, 'sip-a');
    expect(await flags(pair)).toEqual(['unreachable', 'primary 0 0']);
    await control.start(pair.id, 'sip-a');
    expect((await flags(pair))[0]).toMatch(/^backup/);
    await control.stop(pair.id, 'sip-b');
    expect(await flags(pair)).toEqual(['primary 0 0', 'unreachable']);
    expect(await callCounts(pair)).toEqual([10, undefined]);
  });

  test('a cut HA connection leaves both pages reachable with no member ready, until it is restored', async () => {
    const pair = await freshPair();
    expect((await control.setHaConnection(pair.id, 'lost')).haConnection).toBe('lost');
    expect(await flags(pair)).toEqual(['primary 0 0', 'backup 0 1']);
    await control.placeCalls(pair.id, { count: 5, multisite: false });
    expect(await callCounts(pair)).toEqual([5, 0]);
    // Restarts do not bring back what was cut.
    for (const member of ['sip-a', 'sip-b']) {
      await control.stop(pair.id, member);
      await control.start(pair.id, member);
    }
    expect((await control.readPair(pair.id)).haConnection).toBe('lost');

    expect((await control.setHaConnection(pair.id, 'established')).haConnection).toBe('established');
  });

  test('a switchover right after many calls began keeps them all', async () => {
    const pair = await freshPair();
    await control.placeCalls(pair.id, { count: 20_000, multisite: false });
    await control.switchover(pair.id);
    expect((await flags(pair)).map((text) => text.split(' ')[0])).toEqual(['backup', 'primary']);
    expect(await callCounts(pair)).toEqual([20_000, 20_000]);
  });

  test('pairs do not disturb each other', async () => {
    const pairs = await Promise.all(Array.from({ length: 20 }, () => freshPair()));
    const [first, ...others] = pairs;
    if (first === undefined) throw new Error('no pair');
    await Promise.all(others.map((pair, i) => control.placeCalls(pair.id, { count: i + 1, multisite: i % 2 === 1 })));
    await control.kill(first.id, 'sip-a');
    await control.setHaConnection(first.id, 'lost');
    expect(await flags(first)).toEqual(['unreachable', 'primary 0 0']);
    await vi.waitFor(async () =>
      expect(await Promise.all(others.map(callCounts))).toEqual(others.map((_, i) => [i + 1, i + 1])),
    );
    expect((await Promise.all(others.map(flags))).flat().filter((text) => text === 'backup 1 1')).toHaveLength(19);
  });

  test('the page moves to the port of option http-port at the next start', async () => {
    const pair = await freshPair();
    const { statusUrl, spareHttpPort } = pair.members[1];
    await control.setOption(pair.id, 'sip-b', { section: 'TServer', name: 'http-port', value: String(spareHttpPort) });
    expect(await tryToConnect(statusUrl)).toBe('connected');
    await control.stop(pair.id, 'sip-b');
    const moved = await control.start(pair.id, 'sip-b');
    expect(new URL(moved.members[1].statusUrl).port).toBe(String(spareHttpPort));
    expect((await look(moved, 1)).kind).toBe('status');
    expect(await tryToConnect(statusUrl)).toBe('ECONNREFUSED');
  });

  test('reset gives a fresh pair where it was', async () => {
    const pair = await freshPair({ version: '8.1.102.58' });
    await control.placeCalls(pair.id, { count: 5, multisite: false });
    await control.setHaConnection(pair.id, 'lost');
    await control.kill(pair.id, 'sip-a');
    await control.install(pair.id, 'sip-a', '8.1.103.0');
    await control.setOption(pair.id, 'sip-a', { section: 'TServer', name: 'http-port', value: '1' });

    const { now, ...again } = await control.reset(pair.id);
    const { now: begun, ...fresh } = pair;
    expect(again).toEqual(fresh);
    expect(now).toBeGreaterThan(begun);
    expect(await callCounts(pair)).toEqual([0, 0]);
    expect(await flags(pair)).toEqual(['primary 0 0', 'backup 1 1']);
  });

  test('a deleted pair is gone', async () => {
    const pair = await freshPair();
    await control.deletePair(pair.id);
    for (const { statusUrl } of pair.members) expect(await tryToConnect(statusUrl)).toBe('ECONNREFUSED');
    await expect(control.readPair(pair.id)).rejects.toThrow(/404/);
  });

  test('what does not fit is a conflict that says what to do', async () => {
    const pair = await freshPair();
    await expect(control.start(pair.id, 'sip-a')).rejects.toThrow(/409.*sip-a is running: stop it first/);
    await expect(control.install(pair.id, 'sip-a', '8.1.103.0')).rejects.toThrow(/409.*stop it/);
    await control.stop(pair.id, 'sip-b');
    await expect(control.switchover(pair.id)).rejects.toThrow(/409.*sip-b is stopped: start it/);
    await control.stop(pair.id, 'sip-a');
    await expect(control.placeCalls(pair.id, { count: 1, multisite: false })).rejects.toThrow(/409.*start a member/);
    await expect(control.kill(pair.id, 'sip-c')).rejects.toThrow(/404.*sip-a and sip-b/);
  });
});

describe('launching target process', { timeout: 20_000 }, () => {
  test('says why a process did not start, in its own last words', async () => {
    await expect(launchProcessTarget({ deviation: 'no-such-one' })).rejects.toMatchObject({
      name: 'TargetError',
      message: expect.stringMatching(/ended with exit code 1[\s\S]*no wrong or unusual server "no-such-one"/),
    });
    await expect(launchProcessTarget({ rate: 0 })).rejects.toThrow(/--rate must be from 1 to 60, not "0"/);
  });

  test('a deviation and a reading reach the members', async () => {
    const wrong = await launchProcessTarget({ deviation: 'upgrade-ready-primary', readings: ['A4=no'] });
    onTestFinished(() => wrong.close());
    const pair = await clientOf(wrong).createPair();
    const { dispatcher } = wrong;
    const answer = await readStatus(pair.members[0].statusUrl, { dispatcher, form: 'auto', deadlineMs: 2000 });
    expect(answer).toMatchObject({ kind: 'status', status: { role: 'primary', readyForUpgrade: { kind: 'ready' } } });
  });

  test('leaves nothing listening after close', async () => {
    const one = await launchProcessTarget();
    const pair = await clientOf(one).createPair();
    await one.close();
    await one.close();
    for (const { statusUrl } of pair.members) expect(await tryToConnect(statusUrl)).toBe('ECONNREFUSED');
    expect(await tryToConnect(one.controlUrl)).toBe('ECONNREFUSED');
  });
});
