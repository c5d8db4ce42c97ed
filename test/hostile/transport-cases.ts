/** What a server can do to an answer on its way, told apart: right, no answer, an answer that is wrong. */
import assert, { match, strictEqual } from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { ControlClient } from '../../src/control/control-client.ts';
import { ControlError } from '../../src/control/control-error.ts';
import type { Carrier } from '../../src/http/exchange.ts';
import { openSocketCarrier } from '../../src/http/socket-carrier.ts';
import type { StatusAnswer } from '../../src/status/server-status.ts';
import { readStatus } from '../../src/status/status-client.ts';
import { xmlPage } from './good-page.ts';
import type { HostileCase } from './hostile-case.ts';
import { inPieces, openRawServer, type Serve } from './raw-server.ts';

type Expected = 'status' | 'unreachable' | 'malformed' | 'broken off';

interface TransportCase {
  readonly name: string;
  readonly serve: Serve;
  readonly expected: Expected;
  readonly why?: RegExp;
}

const length = `Content-Length: ${Buffer.byteLength(xmlPage)}`;
const ok = 'HTTP/1.1 200 OK';

/** Head lines and body as they are, and the connection stays. */
function raw(lines: readonly string[], body: string | Buffer = xmlPage, end = '\r\n'): Serve {
  return (socket) => {
    socket.write([...lines, '', ''].join(end), 'latin1');
    socket.write(body);
  };
}

function then(serve: Serve, last: 'reset' | 'close'): Serve {
  return (socket, path) => {
    serve(socket, path);
    socket.write('', () => setImmediate(() => (last === 'close' ? socket.end() : socket.resetAndDestroy())));
  };
}

const tenThousand = Array.from({ length: 10_000 }, (_, index) => `X-${index}: ${'x'.repeat(20)}`);

const cases: readonly TransportCase[] = [
  // Unusual, and right.
  { name: '100 Continue before the answer', serve: raw(['HTTP/1.1 100 Continue', '', ok, length]), expected: 'status' },
  {
    name: '102, 103 and 100 before the answer',
    serve: raw(['HTTP/1.1 102 P', '', 'HTTP/1.1 103 E', 'Link: x', '', 'HTTP/1.1 100 C', '', ok, length]),
    expected: 'status',
  },
  { name: 'lines that end without a carriage return', serve: raw([ok, length], xmlPage, '\n'), expected: 'status' },
  { name: 'the same length twice', serve: raw([ok, length, length]), expected: 'status' },
  {
    name: 'the same length twice in one line',
    serve: raw([ok, `${length}, ${length.split(' ')[1]}`]),
    expected: 'status',
  },
  {
    name: 'gzip that nobody asked for',
    serve: raw([ok, 'Content-Encoding: gzip', `Content-Length: ${gzipSync(xmlPage).length}`], gzipSync(xmlPage)),
    expected: 'status',
  },
  {
    name: 'a head byte by byte',
    serve: (socket) => inPieces(socket, [...`${ok}\r\n${length}\r\n\r\n`, xmlPage]),
    expected: 'status',
  },
  { name: 'a body that ends with the connection', serve: then(raw([ok]), 'close'), expected: 'status' },
  { name: 'more bytes than the length says', serve: raw([ok, length], `${xmlPage}${xmlPage}`), expected: 'status' },

  { name: 'no reason behind the status', serve: raw(['HTTP/1.1 200', length]), expected: 'status' },
  { name: 'a header that goes on in the next line', serve: raw([ok, 'X: a', '\tb', length]), expected: 'status' },
  { name: 'a header without a value', serve: raw([ok, 'X:', length]), expected: 'status' },
  { name: 'a header in Latin-1', serve: raw([ok, 'X: caf\xe9', length]), expected: 'status' },
  {
    name: 'chunks, and a length that does not count then',
    serve: raw(
      [ok, 'Transfer-Encoding: chunked', 'Content-Length: 7'],
      `${xmlPage.length.toString(16)}\r\n${xmlPage}\r\n0\r\n\r\n`,
    ),
    expected: 'status',
  },
  {
    name: 'chunks with extensions and trailers',
    serve: raw(
      [ok, 'Transfer-Encoding: chunked'],
      `${xmlPage.length.toString(16)};a=b\r\n${xmlPage}\r\n0\r\nX: y\r\n\r\n`,
    ),
    expected: 'status',
  },
  {
    name: 'HTTP/1.0 that keeps the connection',
    serve: raw(['HTTP/1.0 200 OK', 'Connection: keep-alive', length]),
    expected: 'status',
  },

  // No answer.
  { name: 'closed without a byte', serve: (socket) => socket.end(), expected: 'unreachable' },
  { name: 'reset without a byte', serve: (socket) => socket.resetAndDestroy(), expected: 'unreachable' },
  { name: 'silence', serve: () => {}, expected: 'unreachable', why: /no whole answer within/ },

  // An answer that began, and did not come to its end.
  {
    name: 'closed within the head',
    serve: then((socket) => socket.write(`${ok}\r\nX: y`), 'close'),
    expected: 'broken off',
  },
  {
    name: 'reset within the head',
    serve: then((socket) => socket.write(`${ok}\r\nX: y`), 'reset'),
    expected: 'broken off',
  },
  { name: 'a page without a length, cut by a reset', serve: then(raw([ok]), 'reset'), expected: 'broken off' },
  {
    name: 'a page shorter than its length',
    serve: then(raw([ok, 'Content-Length: 2000']), 'close'),
    expected: 'broken off',
  },
  {
    name: 'a page shorter than its length, and a reset',
    serve: then(raw([ok, 'Content-Length: 2000']), 'reset'),
    expected: 'broken off',
  },
  {
    name: 'chunks without the last one',
    serve: then(raw([ok, 'Transfer-Encoding: chunked'], `${xmlPage.length.toString(16)}\r\n${xmlPage}\r\n`), 'close'),
    expected: 'broken off',
  },
  {
    name: 'a page that never ends',
    serve: raw([ok, 'Content-Length: 2000']),
    expected: 'broken off',
    why: /within \d+ ms/,
  },
  {
    name: 'a head that drips and never ends',
    serve: (socket) => {
      socket.write(`${ok}\r\nX: `);
      const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write('x')), 20);
    },
    expected: 'broken off',
    why: /its head was not whole after/,
  },
  {
    name: 'only interim answers, then closed',
    serve: then(raw(['HTTP/1.1 100 Continue'], ''), 'close'),
    expected: 'broken off',
  },

  // An answer that is wrong.
  {
    name: 'a head of 300 KiB',
    serve: raw([ok, ...tenThousand, length]),
    expected: 'malformed',
    why: /its head has more than/,
  },
  {
    name: 'a status line without an end',
    serve: (socket) => socket.write(`${ok} ${'x'.repeat(100_000)}`),
    expected: 'malformed',
    why: /its head/,
  },
  {
    name: 'a flood of interim answers',
    serve: raw([...Array.from({ length: 400 }, () => 'HTTP/1.1 100 Continue\r\n'), ok, length]),
    expected: 'malformed',
    why: /interim answers/,
  },
  { name: 'status 000', serve: raw(['HTTP/1.1 000 Nothing', length]), expected: 'malformed', why: /status 000/ },
  { name: 'status 099', serve: raw(['HTTP/1.1 099 Nothing', length]), expected: 'malformed', why: /status 099/ },
  { name: 'status 999', serve: raw(['HTTP/1.1 999 Nothing', length]), expected: 'malformed', why: /came 999/ },
  {
    name: 'another protocol is offered',
    serve: raw(['HTTP/1.1 101 Switching', 'Upgrade: x', 'Connection: upgrade'], ''),
    expected: 'malformed',
  },
  {
    name: 'two lengths',
    serve: raw([ok, length, 'Content-Length: 5']),
    expected: 'malformed',
    why: /more than one length/,
  },
  { name: 'a length that is no number', serve: raw([ok, 'Content-Length: -1']), expected: 'malformed' },
  { name: 'a length of 10^30', serve: raw([ok, `Content-Length: 1${'0'.repeat(30)}`]), expected: 'malformed' },
  {
    name: 'chunks of a wrong size',
    serve: raw([ok, 'Transfer-Encoding: chunked'], 'zz\r\n<r/>\r\n0\r\n\r\n'),
    expected: 'malformed',
  },
  {
    name: 'a mebibyte in chunks of one byte',
    serve: raw([ok, 'Transfer-Encoding: chunked'], '1\r\nx\r\n'.repeat(1024 * 1024)),
    expected: 'malformed',
    why: /tiny pieces/,
  },
  {
    name: 'a chunk extension of 70 MiB',
    serve: (socket) => {
      socket.write(`${ok}\r\nTransfer-Encoding: chunked\r\n\r\n5;`);
      const more = () => socket.writable && socket.write('x'.repeat(1024 * 1024), more);
      more();
    },
    expected: 'malformed',
    why: /more than \d+ bytes/,
  },
  {
    name: 'trailers without end',
    serve: (socket) => {
      socket.write(`${ok}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n`);
      const more = () => socket.writable && socket.write('X-Y: z\r\n'.repeat(10_000), more);
      more();
    },
    expected: 'malformed',
  },
  {
    name: 'gzip that unpacks to 100 MiB',
    serve: (socket, path) => {
      const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024, 'x'));
      raw([ok, 'Content-Encoding: gzip', `Content-Length: ${bomb.length}`], bomb)(socket, path);
    },
    expected: 'malformed',
    why: /more than 1048576 bytes/,
  },
  {
    name: 'gzip that is none',
    serve: raw([ok, 'Content-Encoding: gzip', length]),
    expected: 'malformed',
    why: /and is not/,
  },
  {
    name: 'an encoding that nobody asked for',
    serve: raw([ok, 'Content-Encoding: br', length]),
    expected: 'malformed',
    why: /"br"/,
  },
  {
    name: 'a mail server',
    serve: (socket) => socket.write('220 mail.example ESMTP\r\n'),
    expected: 'malformed',
    why: /expected HTTP/,
  },
  {
    name: 'zero bytes',
    serve: (socket) => socket.write(Buffer.alloc(1000)),
    expected: 'malformed',
    why: /expected HTTP/,
  },
  {
    name: 'a redirect to a file',
    serve: raw(['HTTP/1.1 302 F', 'Location: file:///etc/passwd', 'Content-Length: 0'], ''),
    expected: 'malformed',
    why: /not followed/,
  },
];

/** Long enough for a busy machine, and waited for only where nothing else can end it. */
function deadlineOf({ why }: TransportCase): number {
  return why !== undefined && /within/.test(why.source) ? 3_000 : 20_000;
}

async function withServer(serve: Serve, use: (origin: string, dispatcher: Carrier) => Promise<void>): Promise<void> {
  const server = await openRawServer(serve);
  const dispatcher = openSocketCarrier();
  try {
    await use(server.origin, dispatcher);
  } finally {
    await dispatcher.destroy();
    await server.close();
  }
}

const toPages: readonly HostileCase[] = cases.map((one) => ({
  name: one.name,
  run: () =>
    withServer(one.serve, async (origin, dispatcher) => {
      const url = `${origin}/server?sipServer`;
      const answer = await readStatus(url, { dispatcher, form: 'xml', deadlineMs: deadlineOf(one) });
      strictEqual(kindOf(answer), one.expected, JSON.stringify(answer));
      if (one.why !== undefined) match('why' in answer ? answer.why : '', one.why);
    }),
}));

/** None of these is an answer of a control server either. Only what says nothing, or not all, is a matter of the network. */
const toControl: readonly HostileCase[] = cases.map((one) => ({
  name: `${one.name}, of a control server`,
  run: () =>
    withServer(one.serve, async (url, dispatcher) => {
      const client = new ControlClient({
        url,
        token: 'a token of some length',
        dispatcher,
        deadlineMs: deadlineOf(one),
      });
      const error: unknown = await client.describe().catch((thrown: unknown) => thrown);
      assert(error instanceof ControlError, `expected a ControlError, came ${String(error)}`);
      const isSilent = one.expected === 'unreachable' || one.expected === 'broken off';
      strictEqual(error.kind, isSilent ? 'transport' : 'protocol', error.message);
    }),
}));

export const transportCases: readonly HostileCase[] = [...toPages, ...toControl];

function kindOf(answer: StatusAnswer): Expected | 'unsupported build' {
  return answer.kind === 'malformed' && answer.brokenOff === true ? 'broken off' : answer.kind;
}
