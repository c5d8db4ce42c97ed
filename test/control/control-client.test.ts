import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { afterEach, describe, expect, test } from 'vitest';
import { ControlClient } from '../../src/control/control-client.ts';
import { ControlError } from '../../src/control/control-error.ts';
import { maxCallsPerRequest } from '../../src/control/wire.ts';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
interface Reply {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** A client of a server on loopback that gives the same reply to everything and keeps what it was asked. */
async function clientOf(reply: Reply, path = '', deadlineMs = 5000) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(reply.status, reply.headers).end(reply.body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const dispatcher = new Agent();
  cleanUps.push(
    () => dispatcher.destroy(),
    () => new Promise((closed) => server.close(closed)),
  );
  const { port } = server.address() as AddressInfo;
  const client = new ControlClient({ url: `http://127.0.0.1:${port}${path}`, token: 's3cret', dispatcher, deadlineMs });
  return { client, seen, server };
}

function json(status: number, value: unknown): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

const member = (name: string) => ({
  name,
  statusUrl: `http://${name}.test:8080/server?sipServer`,
  version: '8.1.103.95',
  state: 'running',
  options: [],
});
const pair = { id: 'p1', members: [member('a'), member('b')], haConnection: 'established', now: 12.5 };

async function errorOf(promise: Promise<unknown>): Promise<ControlError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ControlError)) throw new Error(`expected a ControlError, came ${String(error)}`);
  return error;
}

describe('what is sent', () => {
  test('the token, the body and names escaped into the path, under the base URL', async () => {
    const { client, seen } = await clientOf(json(200, pair), '/lab/');
    const answer = client.setOption('p 1/..', 'b?', { section: 'TServer', name: 'http-port', value: null });
    expect((await errorOf(answer)).message).toContain('it speaks of the pair p1: expected p 1/..');
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      method: 'PUT',
      url: '/lab/v1/pairs/p%201%2F../members/b%3F/options',
      headers: { authorization: 'Bearer s3cret', 'content-type': 'application/json' },
    });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ section: 'TServer', name: 'http-port', value: null });
  });

  test('the mark of the event log as a query', async () => {
    const { client, seen } = await clientOf(json(200, { events: [], next: 7 }));
    expect(await client.readEvents('p1', 7)).toEqual({ events: [], next: 7 });
    expect(await client.readEvents('p1')).toEqual({ events: [], next: 7 });
    expect(seen.map(({ url }) => url)).toEqual(['/v1/pairs/p1/events?since=7', '/v1/pairs/p1/events']);
  });

  test.each(['', '.', '..'])('never the name "%s"', async (name) => {
    const { client, seen } = await clientOf(json(200, pair));
    expect((await errorOf(client.stop('p1', name))).kind).toBe('protocol');
    expect(seen).toEqual([]);
  });

  test('nothing that the protocol does not allow', async () => {
    const { client, seen } = await clientOf(json(201, { calls: [] }));
    const error = await errorOf(client.placeCalls('p1', { count: maxCallsPerRequest + 1, multisite: false }));
    expect(error.kind).toBe('protocol');
    expect(error.message).toMatch(/placeCalls .* was not sent.*count/);
    expect(seen).toEqual([]);
  });
});

describe('what comes back', () => {
  test('an operation without an answer', async () => {
    const { client } = await clientOf({ status: 204 });
    expect(await client.endCalls('p1', ['c-1'])).toBeUndefined();
  });

  test('a full call list', async () => {
    const calls = Array.from({ length: maxCallsPerRequest }, (_, index) => `c-${index}`);
    const { client } = await clientOf(json(201, { calls }));
    const placed = await client.placeCalls('p1', { count: maxCallsPerRequest, multisite: true });
    expect(placed.join()).toBe(calls.join());
  });

  test.each<[string, Reply, string, RegExp]>([
    [
      'problem details',
      problem('conflict', 409, 'member b is running; stop it first'),
      'conflict',
      /install \(POST .*\): 409 conflict: member b is running; stop it first$/,
    ],
    ['a lacking capability', problem('not-supported', 501, 'no'), 'not-supported', /501/],
    [
      'a problem of another type, by its status',
      json(401, { type: 'about:blank', title: 'who are you', status: 401 }),
      'unauthorized',
      /who are you/,
    ],
    ['a bare status', { status: 501, body: 'nope' }, 'not-supported', /without problem details: nope/],
    [
      'a status that the protocol does not know',
      { status: 503 },
      'protocol',
      /expected 200, came 503 without problem details: no body/,
    ],
    [
      'a redirect',
      { status: 302, headers: { location: 'http://elsewhere.test/' } },
      'protocol',
      /redirected \(302\) to http:\/\/elsewhere/,
    ],
    ['success with another status', json(202, pair), 'protocol', /expected 200, came 202/],
    ['no JSON', { status: 200, body: '<html>' }, 'protocol', /expected an answer in JSON, came <html>/],
    ['an empty body', { status: 200 }, 'protocol', /came an empty body/],
    ['a field too many', json(200, { ...pair, extra: 1 }), 'protocol', /not what the protocol says: .*extra/],
    [
      'a wrong field deep inside',
      json(200, { ...pair, members: [member('a'), { ...member('b'), state: 'dead' }] }),
      'protocol',
      /members\.1\.state/,
    ],
    ['control characters in a detail', problem('internal', 500, 'a\u001b[31mb'), 'internal', /a\ufffd\[31mb/],
  ])('%s', async (_, reply, kind, message) => {
    const { client } = await clientOf(reply);
    const error = await errorOf(client.install('p1', 'b', '8.1.103.0'));
    expect(error.kind).toBe(kind);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('s3cret');
  });
});

describe('no answer', () => {
  test('nobody listens', async () => {
    const { client, server } = await clientOf(json(200, pair));
    await new Promise((closed) => server.close(closed));
    const error = await errorOf(client.describe());
    expect(error.kind).toBe('transport');
    expect(error.message).toMatch(
      /describe \(GET \/v1\): the control server at http:\/\/127\.0\.0\.1:\d+ gave no answer: .*ECONNREFUSED/,
    );
  });

  test('the deadline', async () => {
    const { client, server } = await clientOf(json(200, pair), '', 30);
    server.removeAllListeners('request');
    const error = await errorOf(client.readPair('p1'));
    expect(error).toMatchObject({
      kind: 'transport',
      message: expect.stringContaining('no whole answer within 30 ms'),
    });
  });

  test('a URL that is none', () => {
    expect(() => new ControlClient({ url: 'localhost:80', token: '', dispatcher: new Agent() })).toThrow(
      /must begin with http:/,
    );
  });
});

function problem(kind: string, status: number, detail: string): Reply {
  return json(status, { type: `urn:sip-ha:problem:${kind}`, title: kind, status, detail });
}
