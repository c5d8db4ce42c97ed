/** Answers of a hostile control server. What reading the large ones costs is measured in a process of their own. */
import { ControlClient } from '../../src/control/control-client.ts';
import { ControlError } from '../../src/control/control-error.ts';
import { maxBodyBytes } from '../../src/control/wire.ts';
import type { Attempt } from './attempt.ts';
import { replying } from './replying.ts';

export interface ControlInput {
  /** Asks for what is answered so. */
  readonly ask: (client: ControlClient) => Promise<unknown>;
  readonly body: () => string | Buffer;
  readonly status?: number;
  /** In pieces of so many bytes; whole unless given. */
  readonly pieces?: number;
}

const listCalls = (client: ControlClient) => client.listCalls('p1');
const readPair = (client: ControlClient) => client.readPair('p1');
const describe = (client: ControlClient) => client.describe();
const readEvents = (client: ControlClient) => client.readEvents('p1');

/** As much of a piece as an answer can hold. */
function full(piece: string, before = '', after = ''): string {
  const times = Math.floor((maxBodyBytes - before.length - after.length) / Buffer.byteLength(piece));
  return `${before}${piece.repeat(times)}${after}`;
}

/** So many call ids on each of two members. */
function calls(number: number, digits: number): string {
  const ids = JSON.stringify(Array.from({ length: number }, (_, id) => String(id).padStart(digits, '0')));
  return `{"members":[{"name":"a","calls":${ids}},{"name":"b","calls":${ids}}],"now":1}`;
}

function manyFields(number: number): string {
  return `{${Array.from({ length: number }, (_, field) => `"a${field}":1`).join(',')}}`;
}

function events(number: number): string {
  const event = (mark: number) => ({ mark, at: 1, text: '\u001b]0;x\u0007\u202e'.repeat(200) });
  return JSON.stringify({ events: Array.from({ length: number }, (_, mark) => event(mark)), next: number });
}

/** All but those of {@link accepted} must be refused. */
export const controlInputs: Readonly<Record<string, ControlInput>> = {
  'lists within lists': { ask: listCalls, body: () => full('[') },
  'lists beside lists': { ask: listCalls, body: () => full('[],', '[', '0]') },
  'objects beside objects': { ask: listCalls, body: () => full('{},', '[', '0]') },
  'numbers without end': { ask: listCalls, body: () => full('0,', '[', '0]') },
  'long numbers': { ask: listCalls, body: () => full('9', '', '') },
  'empty texts without end': { ask: listCalls, body: () => full('"",', '[', '0]') },
  'one text': { ask: describe, body: () => full('x', '"', '"') },
  'one text of escapes': { ask: describe, body: () => full('\\u0000', '"', '"') },
  'a text without end': { ask: describe, body: () => full('\\"', '"') },
  'backslashes and quotes': { ask: describe, body: () => full('\\\\"', '"') },
  'half a million fields': { ask: describe, body: () => manyFields(499_000) },
  'a million fields': { ask: describe, body: () => manyFields(1_000_000) },
  'one field again and again': { ask: describe, body: () => full('"a":1,', '{', '"a":1}') },
  'a million calls on each member': { ask: listCalls, body: () => calls(1_000_000, 7) },
  'half a million calls on each member': { ask: listCalls, body: () => calls(500_000, 20) },
  'ten thousand events, each hostile': { ask: readEvents, body: () => events(8_000) },
  'a hundred thousand events': {
    ask: readEvents,
    body: () => `{"events":[${Array(100_000).fill('{"mark":1,"at":1,"text":""}').join(',')}],"next":1}`,
  },
  'thirty thousand options': {
    ask: readPair,
    body: () => {
      const options = Array.from({ length: 30_000 }, () => ({ section: 's', name: 'n', value: 'v' }));
      const member = { name: 'a', statusUrl: 'http://a.test/server', version: '8.1.103.95', state: 'running', options };
      return JSON.stringify({ id: 'p1', members: [member, { ...member, name: 'b' }], haConnection: 'lost', now: 1 });
    },
  },
  'zero bytes': { ask: describe, body: () => Buffer.alloc(maxBodyBytes) },
  'white space': { ask: describe, body: () => full(' ') },
  'no UTF-8': { ask: describe, body: () => Buffer.alloc(maxBodyBytes, 0xff) },
  'a body that is larger than can be': {
    ask: describe,
    body: () => Buffer.alloc(maxBodyBytes + 1, 0x20),
    pieces: 65_536,
  },
  'an answer in pieces of one byte': { ask: listCalls, body: () => calls(500_000, 20), pieces: 1 },
  'an answer in pieces of 64 bytes': { ask: listCalls, body: () => calls(500_000, 20), pieces: 64 },
  'problem details without end': { ask: describe, status: 500, body: () => full('[') },
  'problem details with a million fields': { ask: describe, status: 500, body: () => manyFields(1_000_000) },
  'a problem of 30 MiB': {
    ask: describe,
    status: 409,
    body: () => JSON.stringify({ type: 'urn:x', title: 'x'.repeat(30 * 1024 * 1024), status: 409 }),
  },
};

/** Those that a right, if very busy, server may send. */
export const accepted: ReadonlySet<string> = new Set([
  'half a million calls on each member',
  'ten thousand events, each hostile',
  'an answer in pieces of 64 bytes',
]);

export async function tryControlInput({ ask, body, status = 200, pieces }: ControlInput): Promise<Attempt> {
  const bytes = Buffer.from(body());
  const client = new ControlClient({
    url: 'http://control.test',
    token: 'a token of some length',
    dispatcher: replying({ status, body: bytes, ...(pieces === undefined ? {} : { pieces }) }),
  });
  const before = process.cpuUsage();
  const came = await ask(client).then(
    () => 'accepted',
    (error: unknown) => {
      if (error instanceof ControlError) return `refused: ${error.message}`;
      throw error;
    },
  );
  const { user, system } = process.cpuUsage(before);
  return { came, cpuSeconds: (user + system) / 1e6 };
}
