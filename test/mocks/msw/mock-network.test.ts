import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMockNetwork, type MockNetwork } from '../../../mocks/msw/mock-network.ts';
import { ControlClient } from '../../../src/control/control-client.ts';
import { exchange } from '../../../src/http/exchange.ts';

let network: MockNetwork;
let client: ControlClient;
beforeEach(() => {
  network = createMockNetwork();
  client = new ControlClient({ url: network.controlUrl, token: network.token, dispatcher: network.dispatcher });
});
afterEach(() => network.close());

/** @throws Error that says why no answer came */
async function read(
  url: string,
  { signal, headers = {} }: { signal?: AbortSignal; headers?: Record<string, string> } = {},
) {
  const request = { dispatcher: network.dispatcher, url: new URL(url), method: 'GET', headers } as const;
  const outcome = await exchange(request, { deadlineMs: 5000, maxBytes: 100_000, signal });
  if (outcome.kind !== 'answer') throw new Error(outcome.kind === 'too large' ? outcome.kind : outcome.why);
  return { status: outcome.status, headers: outcome.headers, text: new TextDecoder().decode(outcome.body) };
}

test('serves the pages of a pair that the control client made', async () => {
  const { members } = await client.createPair();
  const { status, headers, text } = await read(members[1].statusUrl);
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
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
    await expect(read(url(members[1].statusUrl))).rejects.toThrow('ECONNREFUSED');
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
  expect((await read(moved.members[1].statusUrl)).status).toBe(200);
  await expect(read(members[1].statusUrl)).rejects.toThrow('ECONNREFUSED');
});

test.each(['http://elsewhere.test/', 'http://sip-a.nopair.mock.test:8080/server'])(
  'nothing answers %s',
  async (url) => {
    await expect(read(url)).rejects.toThrow(/nothing answers GET/);
  },
);

test('a signal ends a request, before and during it', async () => {
  const { members } = await client.createPair();
  await expect(read(members[0].statusUrl, { signal: AbortSignal.abort() })).rejects.toThrow('given up before it began');
  const during = new AbortController();
  const answer = read(members[0].statusUrl, { signal: during.signal });
  during.abort();
  await expect(answer).rejects.toThrow('given up');
});

test('without the token there is no control', async () => {
  const answer = await read(`${network.controlUrl}/v1`);
  expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer']);
});

test('after close nothing is served', async () => {
  const { members } = await client.createPair();
  await network.close();
  await network.close();
  await expect(read(members[0].statusUrl)).rejects.toThrow(/closed/);
});
