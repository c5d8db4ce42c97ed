/** A control server that stands already, as a stranger's would. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { ControlClient } from '../../src/control/control-client.ts';
import { pairSource } from '../../src/scenario/pair-source.ts';
import { PairUnderTest } from '../../src/scenario/pair-under-test.ts';
import { openControlUrlTarget } from '../../src/targets/control-url-target.ts';
import { launchMockTarget } from '../../src/targets/mock-target.ts';
import { type Target, TargetError } from '../../src/targets/target.ts';
import { outcomeOf } from '../scenario/scripted-pair.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Answers as `answer` says, on a port of its own. */
async function serve(answer: (request: IncomingMessage) => { status: number; body: unknown }): Promise<string> {
  const server: Server = createServer((request, response) => {
    const { status, body } = answer(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => new Promise((resolve) => server.close(resolve)));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const description = {
  protocol: 1,
  name: 'a stranger',
  capabilities: ['create-pairs'],
  clock: { kind: 'virtual', rate: 1 },
};

async function open(url: string, token = 'the token of the test'): Promise<Target> {
  const target = await openControlUrlTarget({ url, token });
  cleanUps.push(() => target.close());
  return target;
}

describe('what it says of itself', () => {
  test('nothing: it gets the tolerances of a wall clock, on a virtual one too, and one pair at a time', async () => {
    const target = await open(await serve(() => ({ status: 200, body: description })));
    expect(target.tolerances).toMatchObject({ grace: 1, resolution: 1, settle: 3, reconnect: 60, copying: 1 });
    expect(target.sideBySide).toBe(1);
  });

  test('how exact it is, and how many pairs it has at once', async () => {
    const exactness = { copySeconds: 0, pageAgeSeconds: 0, connectionSeconds: 5, roleSeconds: 0 };
    const body = { ...description, exactness, pairsAtOnce: 7, 'x-mood': 'good' };
    const target = await open(await serve(() => ({ status: 200, body })));
    expect(target.tolerances).toMatchObject({ grace: 0, resolution: 0, settle: 0, reconnect: 5, copying: 0 });
    expect(target.sideBySide).toBe(7);
  });
});

describe('what is wrong is told in words', () => {
  test.each<[string, number, unknown, RegExp]>([
    [
      'a wrong token',
      401,
      { type: 'urn:sip-ha:problem:unauthorized', title: 'no', status: 401 },
      /SIP_HA_CONTROL_TOKEN/,
    ],
    ['another version', 200, { ...description, protocol: 2 }, /version 2 of the control protocol/],
    [
      'a capability that there is not',
      200,
      { ...description, capabilities: ['teleport'] },
      /"teleport" among its capab/,
    ],
    ['something else', 404, { hello: 'world' }, /there is no control server/],
    ['a field too many', 200, { ...description, mood: 'good' }, /Unrecognized key/],
  ])('%s', async (_, status, body, words) => {
    const url = await serve(() => ({ status, body }));
    await expect(openControlUrlTarget({ url, token: 'a' })).rejects.toThrow(words);
  });

  test('nobody there', async () => {
    const refused = openControlUrlTarget({ url: 'http://127.0.0.1:9', token: 'a' });
    await expect(refused).rejects.toThrow(TargetError);
    await expect(openControlUrlTarget({ url: 'http://127.0.0.1:9', token: 'a' })).rejects.toThrow(/nobody answers/);
  });

  test('no pairs, and none can be made', async () => {
    const url = await serve(({ url: path }) => ({
      status: 200,
      body: path === '/v1' ? { ...description, capabilities: ['reset'] } : { pairs: [] },
    }));
    await expect(openControlUrlTarget({ url, token: 'a' })).rejects.toThrow(/cannot create pairs and has none/);
  });
});

describe('a pair that stands there', () => {
  test('is made fresh for one scenario after the other, and asked for no other build', async () => {
    const target = await launchMockTarget();
    cleanUps.push(() => target.close());
    const { controlUrl: url, controlToken: token, dispatcher } = target;
    const control = new ControlClient({ url, token, dispatcher });
    const described = await control.describe();
    const { id } = await control.createPair();
    const standing = { ...target, standingPairs: [id] };
    const description = {
      ...described,
      capabilities: described.capabilities.filter((capability) => capability !== 'create-pairs'),
    };
    const take = () => PairUnderTest.create(standing, control, description, pairSource(standing, control, description));
    const first = await take();
    expect(await outcomeOf(take().then(() => {}))).toBe('setup failed');
    await first.placeCalls(3, 'non-multisite');
    await first.waitSeconds(70);
    await first.close();
    const second = await take();
    expect(second.history.pair.id).toBe(id);
    expect((await second.callsOn('primary')).calls).toEqual([]);
    await second.waitSeconds(59);
    expect((await second.look())[0].answer).toMatchObject({ status: { readyForSwitchover: { kind: 'not ready' } } });
    expect(second.case.findings).toEqual([]);
    await second.close();
    expect(await outcomeOf(() => void pairSource(standing, control, description, '8.1.102.58'))).toBe('not tested');
  });
});
