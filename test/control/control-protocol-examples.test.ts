import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { operations } from '../../src/control/wire.ts';
import { exchange } from '../../src/http/exchange.ts';
import { launchMockTarget } from '../../src/targets/mock-target.ts';

const text = readFileSync(new URL('../../docs/control-protocol.md', import.meta.url), 'utf8');
const target = await launchMockTarget({});
afterAll(() => target.close());

interface Example {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body: string | undefined;
  /** The JSON that the document shows as the answer. */
  readonly answer: unknown;
}

/** The requests of the `sh` blocks, each with the `json` block that follows it. */
const examples: Example[] = [...text.matchAll(/```sh\n([\s\S]*?)```\n(?:\n```json\n([\s\S]*?)```)?/g)].flatMap(
  ([, requests = '', answer]) => {
    const lines = requests.trim().split('\n');
    return lines.map((line, index) => {
      const parts = /^ask(?: -X (POST|PUT|DELETE))?(?: -d '(.+)')? "?\$URL([^\s"]+)"?$/.exec(line);
      if (parts === null) throw new Error(`not a request that this test can read: ${line}`);
      const [, method = 'GET', body, path = ''] = parts;
      const shown = index === lines.length - 1 && answer !== undefined ? JSON.parse(answer) : undefined;
      return { method: method as Example['method'], path, body, answer: shown };
    });
  },
);

test('the examples of the document, in its order', async () => {
  let pair = 'p1';
  for (const { method, path, body, answer } of examples) {
    const outcome = await exchange(
      {
        dispatcher: target.dispatcher,
        url: new URL(path.replace('/p1', `/${pair}`), target.controlUrl),
        method,
        headers: { authorization: `Bearer ${target.controlToken}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body }),
      },
      { deadlineMs: 5000, maxBytes: 100_000 },
    );
    if (outcome.kind !== 'answer') throw new Error(`${method} ${path}: ${outcome.kind}`);
    const came: unknown = outcome.body.length === 0 ? undefined : JSON.parse(Buffer.from(outcome.body).toString());
    if (path === '/v1/pairs') pair = (came as { id: string }).id;
    if (answer !== undefined) expect([path, untold(came, pair)]).toEqual([path, untold(answer, pair)]);
    else expect([method, path, outcome.status < 300]).toEqual([method, path, true]);
  }
});

test('every operation has its place', () => {
  for (const name of Object.keys(operations)) expect(text).toContain(`\`${name}\``);
});

/** Without what differs from run to run: the identifier of the pair, and the text and number of events. */
function untold(value: unknown, pair: string): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) => {
    if (key === 'id' && inner === pair) return 'p1';
    if (key === 'statusUrl' && typeof inner === 'string') return inner.replace(`.${pair}.`, '.p1.');
    if (key === 'text' || key === 'next') return typeof inner;
    return key === 'events' && Array.isArray(inner) ? inner.slice(0, 1) : inner;
  });
}
