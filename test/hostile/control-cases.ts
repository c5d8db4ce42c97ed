/** Small answers of a control server that cannot be true, or would keep the kit busy for ever. */
import { match, ok } from 'node:assert/strict';
import { ControlClient } from '../../src/control/control-client.ts';
import { ControlError } from '../../src/control/control-error.ts';
import type { Carrier } from '../../src/http/exchange.ts';
import type { HostileCase } from './hostile-case.ts';
import { replying } from './replying.ts';

interface ControlCase {
  readonly name: string;
  readonly ask: (client: ControlClient) => Promise<unknown>;
  /** The answers, one after the other; the last for all that follow. */
  readonly answers: readonly (object | string)[];
  /** What the refusal says; undefined: it must be believed. */
  readonly refused: RegExp | undefined;
}

const member = (name: string, more: object = {}) => ({
  name,
  statusUrl: `http://${name}.test:8080/server?sipServer`,
  version: '8.1.103.95',
  state: 'running',
  options: [],
  ...more,
});
const pair = (more: object = {}) => ({
  id: 'p1',
  members: [member('a'), member('b')],
  haConnection: 'established',
  now: 5,
  ...more,
});
const described = (clock: object) => ({ protocol: 1, name: 'x', capabilities: [], clock });

const describe = (client: ControlClient) => client.describe();
const readPair = (client: ControlClient) => client.readPair('p1');
const advance = async (client: ControlClient) => {
  await client.readPair('p1');
  await client.advanceClock('p1', 60);
};

/** A status URL, and why it is refused; undefined: it is used. */
const statusUrls: readonly (readonly [string, RegExp | undefined])[] = [
  ['http://a.test/server?sipServer', undefined],
  ['http://[::1]:8080/server?sipServer', undefined],
  ['http://[fe80::1]/lab/serverx', undefined],
  ['http://127.0.0.1:1/server', undefined],
  ['http://operator:hunter2-hunter2@a.test/server?sipServer', /without a user and a password/],
  ['http://a.test/server?sipServer#fragment', /without a fragment/],
  ['http://a.test:0/server', /port from 1/],
  ['http://a.test:99999/server', /statusUrl|URL/],
  [`http://a.test/${'x'.repeat(10_000)}/server`, /characters: expected 500/],
  ['http://a.test/', /looks like/],
  ['http://169.254.169.254/latest/meta-data/', /looks like/],
  ['file:///etc/server', /URL/],
  ['https://a.test/server', /URL/],
  ['javascript:alert(1)//server', /URL/],
  ['http://a.test/server\r\nX: y', /URL|looks like/],
];

const cases: readonly ControlCase[] = [
  ...statusUrls.map(([statusUrl, refused]) => ({
    name: `status URL ${statusUrl.slice(0, 60)}`,
    ask: readPair,
    answers: [pair({ members: [member('a', { statusUrl }), member('b')] })],
    refused,
  })),
  {
    name: 'two members of one name',
    ask: readPair,
    answers: [pair({ members: [member('a'), member('a')] })],
    refused: /expected two names/,
  },
  { name: 'one member', ask: readPair, answers: [pair({ members: [member('a')] })], refused: /members/ },
  {
    name: 'three members',
    ask: readPair,
    answers: [pair({ members: ['a', 'b', 'c'].map((name) => member(name)) })],
    refused: /members/,
  },
  {
    name: 'members named constructor and toString',
    ask: readPair,
    answers: [pair({ members: [member('constructor'), member('toString')] })],
    refused: undefined,
  },
  {
    name: 'a member named __proto__',
    ask: readPair,
    answers: [pair({ members: [member('__proto__'), member('b')] })],
    refused: /name/,
  },
  {
    name: 'a field named __proto__',
    ask: readPair,
    answers: [`{"__proto__":{"id":"p1"},${JSON.stringify(pair()).slice(1)}`],
    refused: /__proto__/,
  },
  { name: 'another pair than was asked for', ask: readPair, answers: [pair({ id: 'p2' })], refused: /expected p1/ },
  { name: 'a clock that runs back', ask: advance, answers: [pair(), { now: 4 }], refused: /moves when it is told to/ },
  {
    name: 'a virtual clock that stands still',
    ask: advance,
    answers: [pair(), { now: 5 }],
    refused: /moves when it is told to/,
  },
  {
    name: 'a virtual clock that moves too far',
    ask: advance,
    answers: [pair(), { now: 5000 }],
    refused: /moves when it is told to/,
  },
  {
    name: 'a virtual clock that moves as it was told',
    ask: advance,
    answers: [pair(), { now: 65 }],
    refused: undefined,
  },
  { name: 'a clock below zero', ask: readPair, answers: [pair({ now: -1 })], refused: /now/ },
  {
    name: 'a clock of 10^400',
    ask: readPair,
    answers: [JSON.stringify(pair()).replace('"now":5', '"now":1e400')],
    refused: /now/,
  },
  { name: 'a clock that is a text', ask: readPair, answers: [pair({ now: '5' })], refused: /now/ },
  ...[1e-9, 0, -1, 1e12, 0.01].map((rate) => ({
    name: `a rate of ${rate}`,
    ask: describe,
    answers: [described({ kind: 'wall', rate })],
    refused: /rate/,
  })),
  { name: 'a rate of 60', ask: describe, answers: [described({ kind: 'wall', rate: 60 })], refused: undefined },
  {
    name: 'a description of markup and escapes',
    ask: describe,
    answers: [{ ...described({ kind: 'virtual', rate: 1 }), name: '<script>\u001b[2J\u202e' }],
    refused: undefined,
  },
  {
    name: 'a description of 10,000 characters',
    ask: describe,
    answers: [{ ...described({ kind: 'virtual', rate: 1 }), name: 'x'.repeat(10_000) }],
    refused: /name/,
  },
  {
    name: 'calls of three members',
    ask: (client) => client.listCalls('p1'),
    answers: [{ members: ['a', 'b', 'c'].map((name) => ({ name, calls: [] })), now: 1 }],
    refused: /at most/,
  },
  {
    name: 'calls of one member, twice',
    ask: (client) => client.listCalls('p1'),
    answers: [{ members: ['a', 'a'].map((name) => ({ name, calls: [] })), now: 1 }],
    refused: /at most/,
  },
  ...['\u001b[2J', 'a\nb', '\u202e', 'a\u0085', '\ud800', ''].map((id) => ({
    name: `a call named ${JSON.stringify(id)}`,
    ask: (client: ControlClient) => client.placeCalls('p1', { count: 1, multisite: false }),
    answers: [{ calls: [id] }],
    refused: /call|texts of 1/,
  })),
  {
    name: 'a log that begins anew for ever',
    ask: (client) => client.readEvents('p1', 5),
    answers: [{ events: [{ mark: 5, at: 1, text: 'x' }], next: 5 }],
    refused: /its log goes on at 5/,
  },
  {
    name: 'a log that has come to its end',
    ask: (client) => client.readEvents('p1', 5),
    answers: [{ events: [], next: 5 }],
    refused: undefined,
  },
  { name: 'an empty body', ask: describe, answers: [''], refused: /empty body/ },
  {
    name: 'JSON and more',
    ask: describe,
    answers: [`${JSON.stringify(described({ kind: 'virtual', rate: 1 }))}x`],
    refused: /in JSON/,
  },
  {
    name: 'a byte order mark',
    ask: describe,
    answers: [`\ufeff${JSON.stringify(described({ kind: 'virtual', rate: 1 }))}`],
    refused: undefined,
  },
  { name: 'null', ask: describe, answers: ['null'], refused: /expected object/ },
];

export const controlCases: readonly HostileCase[] = cases.map(({ name, ask, answers, refused }) => ({
  name,
  run: async () => {
    const client = new ControlClient({
      url: 'http://control.test',
      token: 'a token of some length',
      dispatcher: inTurn(answers),
    });
    const error = await ask(client).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (refused === undefined) return ok(error === undefined, String(error));
    ok(error instanceof ControlError, `expected a ControlError, came ${String(error)}`);
    match(error.message, refused);
    ok(!error.message.includes('hunter2'), 'the password is shown');
  },
}));

function inTurn(answers: readonly (object | string)[]): Carrier {
  let turn = 0;
  return {
    dispatch(request, handler) {
      const answer = answers[Math.min(turn, answers.length - 1)] ?? '';
      turn += 1;
      const body = Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer));
      return replying({
        status: request.path.endsWith('/calls') && request.method === 'POST' ? 201 : 200,
        body,
      }).dispatch(request, handler);
    },
  };
}
