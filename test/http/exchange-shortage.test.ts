import { MockAgent } from 'undici';
import { expect, test } from 'vitest';
import { type Carrier, exchange, ShortageError } from '../../src/http/exchange.ts';

function errorOf(code: string): Error {
  return Object.assign(new Error(`${code}: it failed`), { code });
}

function throwing(code: string): Carrier {
  return {
    dispatch: () => {
      throw errorOf(code);
    },
  };
}

function failing(code: string): Carrier {
  const agent = new MockAgent();
  agent.disableNetConnect();
  agent.get('http://a.test').intercept({ path: '/' }).replyWithError(errorOf(code));
  return agent;
}

const limits = { deadlineMs: 10_000, maxBytes: 1000 };

function ask(dispatcher: Carrier) {
  return exchange({ dispatcher, url: new URL('http://a.test/'), method: 'GET', headers: {} }, limits);
}

test.each([
  ['at once', throwing],
  ['later', failing],
])('what this machine lacks is no silence of the other side, told %s', async (_, carrier) => {
  await expect(ask(carrier('EMFILE'))).rejects.toThrow(ShortageError);
  expect(await ask(carrier('ECONNREFUSED'))).toMatchObject({ kind: 'no answer' });
});
