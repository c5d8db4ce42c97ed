import { MockAgent } from 'undici';
import { expect, test } from 'vitest';
import { exchange } from '../../src/http/exchange.ts';
import { NoisyDispatcher } from '../../src/self-test/noise/noisy-dispatcher.ts';

const quiet = { seed: 7, late: 0, resets: 0, held: 0, holdFor: 0 };

async function looks(
  noise: Partial<typeof quiet>,
  path = '/serverx?sipServer',
  count = 60,
): Promise<readonly string[]> {
  const agent = new MockAgent();
  agent.disableNetConnect();
  agent.get('http://sip-a.test').intercept({ path, method: 'GET' }).reply(200, 'page').persist();
  const dispatcher = new NoisyDispatcher(agent, { ...quiet, ...noise });
  const url = new URL(`http://sip-a.test${path}`);
  const answers: string[] = [];
  for (let look = 0; look < count; look += 1) {
    const outcome = await exchange(
      { dispatcher, url, method: 'GET', headers: {} },
      { deadlineMs: 5_000, maxBytes: 1_000 },
    );
    answers.push(outcome.kind === 'answer' ? Buffer.from(outcome.body).toString() : outcome.kind);
  }
  return answers;
}

test('without noise every answer comes through', async () => {
  expect(new Set(await looks({}))).toEqual(new Set(['page']));
});

test('some looks are reset, the same ones for the same seed', async () => {
  const first = await looks({ resets: 0.2 });
  expect(new Set(first)).toEqual(new Set(['page', 'no answer']));
  expect(await looks({ resets: 0.2 })).toEqual(first);
  expect(await looks({ resets: 0.2, seed: 8 })).not.toEqual(first);
});

test('orders are never reset', async () => {
  expect(new Set(await looks({ resets: 1 }, '/v1/pairs/p1', 5))).toEqual(new Set(['page']));
});

test('an answer is late', async () => {
  const begun = performance.now();
  await looks({ held: 1, holdFor: 60 }, undefined, 2);
  expect(performance.now() - begun).toBeGreaterThan(115);
});
