import { Readable } from 'node:stream';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMockNetwork, type MockNetwork } from '../../../mocks/msw/mock-network.ts';
import { ControlClient } from '../../../src/control/control-client.ts';

let network: MockNetwork;
let client: ControlClient;
beforeEach(() => {
  network = createMockNetwork();
  client = new ControlClient({ url: network.controlUrl, token: network.token, dispatcher: network.dispatcher });
});
afterEach(() => network.close());

async function read(url: string, options: Parameters<typeof request>[1] = {}) {
  const { statusCode, headers, body } = await request(url, { dispatcher: network.dispatcher, ...options });
  return { statusCode, headers, text: await body.text() };
}

test('serves the pages of a pair that the control client made', async () => {
  const { members } = await client.createPair();
  const { statusCode, headers, text } = await read(members[1].statusUrl);
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(text).toContain('Backup (Passive)');
});

describe('a connection is refused', () => {
  test.each([
    ['by a stopped member', (url: string) => url],
    ['at a port that nobody listens on', (url: string) => url.replace(':8080', ':8081').replace('sip-b', 'sip-a')],
    ['at the default port', (url: string) => url.replace(':8080', '').replace('sip-b', 'sip-a')],
  ])('%s', async (_where, url) => {
    const { id, members } = await client.createPair();
    await client.stop(id, 'sip-b');
    await expect(read(url(members[1].statusUrl))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

test('the port moves with option http-port at the next start', async () => {
  const { id, members } = await client.createPair();
  await client.stop(id, 'sip-b');
  await client.setOption(id, 'sip-b', {
    section: 'TServer',
    name: 'http-port',
    value: String(members[1].spareHttpPort),
  });
  const moved = await client.start(id, 'sip-b');
  expect(moved.members[1].statusUrl).not.toBe(members[1].statusUrl);
  expect((await read(moved.members[1].statusUrl)).statusCode).toBe(200);
  await expect(read(members[1].statusUrl)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test.each(['http://elsewhere.test/', 'http://sip-a.nopair.mock.test:8080/server'])(
  'nothing answers %s',
  async (url) => {
    await expect(read(url)).rejects.toThrow(/nothing answers GET/);
  },
);

test('a signal ends a request, before and during it', async () => {
  const { members } = await client.createPair();
  const before = AbortSignal.abort(new Error('too late'));
  await expect(read(members[0].statusUrl, { signal: before })).rejects.toThrow('too late');
  const during = new AbortController();
  const answer = read(members[0].statusUrl, { signal: during.signal });
  during.abort(new Error('enough'));
  await expect(answer).rejects.toThrow('enough');
});

describe('a request body', () => {
  const text = JSON.stringify({ version: '8.1.103.0' });
  test.each([
    ['text', () => text],
    ['bytes', () => Buffer.from(text)],
    ['a stream', () => Readable.from([text.slice(0, 5), text.slice(5)])],
  ])('as %s', async (_kind, body) => {
    const headers = { authorization: `Bearer ${network.token}` };
    const answer = await read(`${network.controlUrl}/v1/pairs`, { method: 'POST', headers, body: body() });
    expect([answer.statusCode, JSON.parse(answer.text).members[0].version]).toEqual([201, '8.1.103.0']);
  });
});

test.each([
  ['an object', (value: string) => ({ authorization: value })],
  ['names and values in turn', (value: string) => ['authorization', value]],
  ['pairs', (value: string) => new Map([['authorization', value]])],
])('request headers as %s', async (_kind, headers) => {
  const answer = await read(`${network.controlUrl}/v1`, { headers: headers(`Bearer ${network.token}`) });
  expect(answer.statusCode).toBe(200);
});

test('without the token there is no control', async () => {
  const answer = await read(`${network.controlUrl}/v1`);
  expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer']);
});

test('after close nothing is served', async () => {
  const { members } = await client.createPair();
  await network.close();
  await network.close();
  await expect(read(members[0].statusUrl)).rejects.toThrow(/closed/);
});
