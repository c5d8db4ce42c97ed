import { beforeEach, describe, expect, test } from 'vitest';
import { type ControlServer, createControlServer, tooLarge } from '../../../mocks/sip-server/control-server.ts';
import { documentedBehaviour } from '../../../mocks/sip-server/documented-behaviour.ts';
import { InProcessPair } from '../../../mocks/sip-server/in-process-pair.ts';
import type { PairHost } from '../../../mocks/sip-server/pair-host.ts';
import { defaultReadings } from '../../../mocks/sip-server/readings.ts';
import { type Capability, capabilities, EventLog, MemberCalls, Pair, Problem } from '../../../src/control/wire.ts';

const token = 'a-token-of-some-length';
const open = new Set<string>();

const host: PairHost = {
  createPair: async (id, version = '8.1.103.95') => {
    open.add(id);
    const setup = { id, version, readings: defaultReadings, behaviour: () => documentedBehaviour };
    return new InProcessPair({ ...setup, host: (member) => `${member}.test`, onClose: () => open.delete(id) });
  },
};

function newServer(able: readonly Capability[] = capabilities): ControlServer {
  const clock = { kind: 'virtual', rate: 1 } as const;
  return createControlServer({ token, host, description: { protocol: 1, name: 'x', capabilities: [...able], clock } });
}

let server: ControlServer;
beforeEach(() => {
  open.clear();
  server = newServer();
});

interface Sent {
  readonly body?: unknown;
  readonly authorization?: string;
}

async function send(method: string, target: string, { body, authorization = `Bearer ${token}` }: Sent = {}) {
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  const answer = await server.handle({ method, target, headers: { authorization }, body: text });
  return { ...answer, json: answer.body === '' ? undefined : JSON.parse(answer.body) };
}

async function newPair(body: unknown = {}): Promise<string> {
  return Pair.parse((await send('POST', '/v1/pairs', { body })).json).id;
}

describe('problems', () => {
  const cases: [string, string, string, Sent, number, RegExp][] = [
    ['no token', 'GET', '/v1', { authorization: '' }, 401, /authorization: Bearer/],
    ['a wrong token', 'GET', '/v1', { authorization: 'Bearer wrong' }, 401, /authorization: Bearer/],
    ['an unknown path', 'GET', '/v2', {}, 404, /no such path: \/v2/],
    ['another method', 'PATCH', '/v1/pairs/PAIR', {}, 405, /takes GET, DELETE, not PATCH/],
    ['an unknown pair', 'GET', '/v1/pairs/nope', {}, 404, /no pair nope: create one/],
    ['an unknown member', 'POST', '/v1/pairs/PAIR/members/sip-c/stop', {}, 404, /its members are sip-a and sip-b/],
    ['no JSON', 'POST', '/v1/pairs', { body: '{' }, 400, /must be JSON/],
    ['a bad version', 'POST', '/v1/pairs', { body: { version: '8.1' } }, 400, /version/],
    ['too many calls', 'POST', '/v1/pairs/PAIR/calls', { body: { count: 1e6, multisite: false } }, 400, /200000/],
    [
      'a foreign call id',
      'POST',
      '/v1/pairs/PAIR/calls/end',
      { body: { calls: ['x'] } },
      400,
      /no call was ever named "x"/,
    ],
    ['a bad mark', 'GET', '/v1/pairs/PAIR/events?since=-1', {}, 400, /since must be a mark/],
    ['a start twice', 'POST', '/v1/pairs/PAIR/members/sip-a/start', {}, 409, /runs already: stop it first/],
    [
      'an installation on a running member',
      'POST',
      '/v1/pairs/PAIR/members/sip-a/install',
      { body: { version: '8.1.103.0' } },
      409,
      /stop it before/,
    ],
  ];
  test.each(cases)('%s', async (_what, method, target, sent, status, detail) => {
    const answer = await send(method, target.replace('PAIR', await newPair()), sent);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    const problem = Problem.parse(answer.json);
    expect(problem.status).toBe(status);
    expect(problem.type).toMatch(/^urn:sip-ha:problem:[a-z-]+$/);
    expect(problem.detail).toMatch(detail);
  });

  test('another method is told which it may be', async () => {
    expect((await send('GET', `/v1/pairs/${await newPair()}/reset`)).headers).toMatchObject({ allow: 'POST' });
    expect((await send('PUT', '/v1/pairs')).headers).toMatchObject({ allow: 'GET, POST' });
  });

  test('what the target cannot do is not supported', async () => {
    server = newServer(capabilities.filter((capability) => capability !== 'switchover'));
    const answer = await send('POST', `/v1/pairs/${await newPair()}/switchover`);
    expect([answer.status, Problem.parse(answer.json).detail]).toEqual([501, expect.stringMatching(/switchover/)]);
  });

  test('a host that breaks is an internal problem', async () => {
    const broken = { createPair: () => Promise.reject(new Error('no room')) };
    const clock = { kind: 'virtual', rate: 1 } as const;
    server = createControlServer({
      token,
      host: broken,
      description: { protocol: 1, name: 'x', capabilities: [...capabilities], clock },
    });
    const answer = await send('POST', '/v1/pairs');
    expect([answer.status, Problem.parse(answer.json).detail]).toEqual([500, expect.stringMatching(/no room/)]);
  });

  test('a body that is too large', () => {
    expect(Problem.parse(JSON.parse(tooLarge().body))).toMatchObject({ status: 413 });
  });
});

test('what it can do', async () => {
  expect((await send('GET', '/v1')).json).toMatchObject({ protocol: 1, clock: { kind: 'virtual' } });
});

test('calls by name, on each member, each once for each copy', async () => {
  const pair = await newPair();
  const placed = (await send('POST', `/v1/pairs/${pair}/calls`, { body: { count: 3, multisite: false } })).json;
  expect(placed).toEqual({ calls: ['mock-call-1', 'mock-call-2', 'mock-call-3'] });
  const ended = await send('POST', `/v1/pairs/${pair}/calls/end`, { body: { calls: ['mock-call-2', 'mock-call-99'] } });
  expect([ended.status, ended.body]).toEqual([204, '']);
  await send('POST', `/v1/pairs/${pair}/members/sip-b/stop`);
  const { members } = MemberCalls.parse((await send('GET', `/v1/pairs/${pair}/calls`)).json);
  expect(members).toEqual([
    { name: 'sip-a', calls: ['mock-call-1', 'mock-call-3'] },
    { name: 'sip-b', calls: null },
  ]);
});

test('pairs do not disturb each other', async () => {
  const [one, two] = [await newPair(), await newPair({ version: '8.1.102.57' })];
  await send('POST', `/v1/pairs/${one}/clock/advance`, { body: { seconds: 5.5 } });
  await send('POST', `/v1/pairs/${one}/members/sip-a/kill`);
  expect((await send('GET', `/v1/pairs/${one}/clock`)).json).toEqual({ now: 5.5 });
  const other = Pair.parse((await send('GET', `/v1/pairs/${two}`)).json);
  expect(other).toMatchObject({ now: 0, haConnection: 'established' });
  expect(other.members.map(({ version, state }) => `${version} ${state}`)).toEqual([
    '8.1.102.57 running',
    '8.1.102.57 running',
  ]);
});

test('a pair that is deleted is gone, and close takes the rest', async () => {
  const [one] = [await newPair(), await newPair()];
  expect((await send('DELETE', `/v1/pairs/${one}`)).status).toBe(204);
  expect((await send('GET', `/v1/pairs/${one}`)).status).toBe(404);
  expect(open.size).toBe(1);
  await server.close();
  expect(open.size).toBe(0);
});

test('the event log goes on from a mark', async () => {
  const pair = await newPair();
  const first = EventLog.parse((await send('GET', `/v1/pairs/${pair}/events`)).json);
  await send('POST', `/v1/pairs/${pair}/clock/advance`, { body: { seconds: 2 } });
  await send('POST', `/v1/pairs/${pair}/members/sip-b/stop`);
  const { events, next } = EventLog.parse((await send('GET', `/v1/pairs/${pair}/events?since=${first.next}`)).json);
  expect(events.map(({ at, member, text }) => [at, member, text])).toEqual([
    [2, 'sip-b', 'stopped'],
    [2, 'sip-a', expect.stringMatching(/HA connection lost/)],
  ]);
  expect(events.map(({ mark }) => mark)).toEqual([next - 2, next - 1]);
});
