/** What a stranger can do to the control server of the kit's own mock pair, which listens on a real port. */
import { match, ok, strictEqual } from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { MockHost } from '../../mocks/msw/mock-host.ts';
import { createControlServer } from '../../mocks/sip-server/control-server.ts';
import { documentedBehaviour } from '../../mocks/sip-server/documented-behaviour.ts';
import { controlHttpServer } from '../../mocks/sip-server/process/control-http.ts';
import { listen } from '../../mocks/sip-server/process/listen.ts';
import { takeToken } from '../../mocks/sip-server/process/process-life.ts';
import { defaultReadings } from '../../mocks/sip-server/readings.ts';
import type { HostileCase } from './hostile-case.ts';

const token = 'a token of some length';
const authorization = `Authorization: Bearer ${token}`;

interface ServerCase {
  readonly name: string;
  /** What is sent, after which the client does nothing more. */
  readonly send: (socket: Socket) => void;
  /** All that comes back until the server ends the connection; nothing, where what it has not read makes the end a reset. */
  readonly answered: RegExp;
  /** It is the server's patience that must end it. */
  readonly byTime?: true;
}

const impatient = { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 };

function head(requestLine: string, ...lines: readonly string[]): string {
  return [`${requestLine} HTTP/1.1`, 'Host: x', ...lines, '', ''].join('\r\n');
}

const cases: readonly ServerCase[] = [
  {
    name: 'a body that never comes, without the token',
    send: (socket) => socket.write(head('POST /v1/pairs', 'Content-Length: 1000000')),
    answered: /^HTTP\/1\.1 401 /,
  },
  {
    name: 'a body without end, without the token',
    send: (socket) => {
      socket.write(head('POST /v1/pairs', 'Transfer-Encoding: chunked'));
      const more = () => socket.writable && socket.write(`10000\r\n${'x'.repeat(0x10000)}\r\n`, more);
      more();
    },
    answered: /^HTTP\/1\.1 401 |^$/,
  },
  {
    name: 'a body in a hundred thousand pieces',
    send: (socket) =>
      socket.write(head('POST /v1/pairs', authorization, 'Transfer-Encoding: chunked') + '1\r\n \r\n'.repeat(150_000)),
    answered: /^HTTP\/1\.1 413 |^$/,
  },
  {
    name: 'a body that comes to no end, with the token',
    send: (socket) => socket.write(`${head('POST /v1/pairs', authorization, 'Content-Length: 100')}{`),
    answered: /^HTTP\/1\.1 408 /,
    byTime: true,
  },
  { name: 'a connection on which nothing comes', send: () => {}, answered: /^HTTP\/1\.1 408 |^$/, byTime: true },
  {
    name: 'a head that comes to no end',
    send: (socket) => socket.write('GET /v1 HTTP/1.1\r\nX: '),
    answered: /^HTTP\/1\.1 408 /,
    byTime: true,
  },
  {
    name: 'a head of 100 KiB',
    send: (socket) => socket.write(head('GET /v1', `X: ${'x'.repeat(100_000)}`)),
    answered: /^HTTP\/1\.1 431 /,
  },
  { name: 'no HTTP', send: (socket) => socket.write('\0'.repeat(1000)), answered: /^HTTP\/1\.1 400 / },
  {
    name: 'two lengths',
    send: (socket) => socket.write(head('POST /v1/pairs', authorization, 'Content-Length: 2', 'Content-Length: 3')),
    answered: /^HTTP\/1\.1 400 /,
  },
  {
    name: 'a path that climbs up, without the token',
    send: (socket) => socket.write(head('GET /v1/../../etc/passwd', 'Connection: close')),
    answered: /^HTTP\/1\.1 401 /,
  },
];

export const mockServerCases: readonly HostileCase[] = [
  ...cases.map(({ name, send, answered, byTime }) => ({
    name,
    run: async () => {
      const host = new MockHost({ behaviour: () => documentedBehaviour, readings: defaultReadings });
      const description = { protocol: 1, name: 'x', capabilities: [], clock: { kind: 'virtual', rate: 1 } } as const;
      const control = createControlServer({
        token,
        host,
        description: { ...description, capabilities: ['create-pairs'] },
      });
      const server = controlHttpServer(control, byTime ? impatient : {});
      const { port } = new URL(await listen(server, '127.0.0.1', 0));
      const socket = connect({ host: '127.0.0.1', port: Number(port) });
      try {
        socket.once('connect', () => send(socket));
        match(await saidUntilClosed(socket), answered);
      } finally {
        socket.destroy();
        server.closeAllConnections();
        server.close();
      }
    },
  })),
  {
    name: 'a process that this one starts has not its token',
    run: async () => {
      process.env['SIP_HA_HOSTILE_TOKEN'] = token;
      strictEqual(takeToken('SIP_HA_HOSTILE_TOKEN'), token);
      ok(!('SIP_HA_HOSTILE_TOKEN' in process.env), 'it is still in the environment');
    },
  },
];

/** Everything up to the end of the connection; a server that closes on what it has not read resets it. */
async function saidUntilClosed(socket: Socket): Promise<string> {
  let said = '';
  socket.setEncoding('latin1').on('data', (piece: string) => {
    said += piece;
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.on('error', () => {}).once('close', () => resolve());
  // Only for a server that lets it stay open.
  const timer = setTimeout(() => socket.destroy(), 30_000);
  await promise;
  clearTimeout(timer);
  return said;
}
