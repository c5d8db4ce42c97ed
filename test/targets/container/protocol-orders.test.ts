import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../../../mocks/sip-server/process/listen.ts';
import { hideSecrets } from '../../../src/http/hide-secrets.ts';
import { ProtocolOrders } from '../../../src/targets/container/protocol-orders.ts';

const token = 'the token of sip-b';
const description = { protocol: 1, name: 'x', capabilities: ['list-calls'], clock: { kind: 'wall', rate: 1 } };
const member = { name: 'sip-a', statusUrl: 'http://sip-a/server', version: '8.1.1.1', state: 'running', options: [] };
const pair = { id: 'pair', members: [member, { ...member, name: 'sip-b' }], haConnection: 'unknown', now: 0 };

/** sip-b's container, whose control server answers so; and what it was asked. */
async function container(answers: Readonly<Record<string, [number, object]>>) {
  const asked: string[] = [];
  const server = createServer(({ method, url, headers }, response) => {
    const question = `${method} ${url}`;
    if (headers.authorization === `Bearer ${token}`) asked.push(question);
    const [status, body] = answers[question] ?? [404, { type: 'x', title: 'no', status: 404 }];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const url = await listen(server, '127.0.0.1', 0);
  const hide = (text: string) => hideSecrets(text, [token]);
  const common = { url, token, name: 'sip-b', within: 5000, startWithin: 5000, hide };
  const orders = new ProtocolOrders({ ...common, capabilities: ['list-calls', 'switchover'] });
  onTestFinished(async () => {
    await orders.close();
    server.close();
  });
  return { orders, asked };
}

test('a control server that can do less than the settings say is told so at the start', async () => {
  const { orders } = await container({ 'GET /v1': [200, description] });
  await expect(orders.begin()).rejects.toThrow('sip-b: its control server states no switchover, which the settings');
});

test('a member comes up as backup, and a switchover is ordered only where its role is to change', async () => {
  const { orders, asked } = await container({ 'POST /v1/pairs/pair/switchover': [200, pair] });
  await orders.become('backup');
  expect(asked).toEqual([]);
  await orders.become('primary');
  await orders.become('primary');
  expect(asked).toEqual(['POST /v1/pairs/pair/switchover']);
  await orders.become('backup');
  expect(asked).toHaveLength(2);
});

test('the calls of its own member are read, and of no other', async () => {
  const path = 'GET /v1/pairs/pair/calls?member=sip-b';
  const listed = (name: string, calls: readonly string[] | null) =>
    container({ [path]: [200, { members: [{ name, calls }], now: 0 }] });
  expect(await (await listed('sip-b', ['x', 'x'])).orders.listCalls()).toEqual(['x', 'x']);
  for (const [name, calls] of [
    ['sip-a', ['x']],
    ['sip-b', null],
  ] as const)
    await expect((await listed(name, calls)).orders.listCalls()).rejects.toThrow('another member, or of none');
  await expect((await listed('sip-b', ['a b'])).orders.listCalls()).rejects.toThrow('sip-b: expected identifiers');
});

test('a problem is handed on by its kind, and without the token', async () => {
  const problem = { type: 'urn:sip-ha:problem:conflict', title: 'conflict', status: 409, detail: `not with ${token}` };
  const { orders } = await container({ 'POST /v1/pairs/pair/switchover': [409, problem] });
  await expect(orders.become('primary')).rejects.toMatchObject({
    kind: 'conflict',
    message: expect.stringMatching(/^sip-b: switchover .* not with \[hidden\]$/),
  });
  await expect(orders.haConnection()).rejects.toMatchObject({ kind: 'internal' });
});
