import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { Agent, MockAgent } from 'undici';
import { afterEach, describe, expect, test } from 'vitest';
import { openSocketCarrier } from '../../src/http/socket-carrier.ts';
import type { StatusFormChoice } from '../../src/status/server-status.ts';
import { maxPageBytes, readStatus } from '../../src/status/status-client.ts';
import { statusFormUrl } from '../../src/status/status-url.ts';

/** What a server does with a request, on the bare socket: real servers, and real faults, are not made of a library. */
type Serve = (path: string, socket: Socket) => void;

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

function agent(dispatcher = openSocketCarrier()): Agent {
  cleanUps.push(() => dispatcher.destroy());
  return dispatcher;
}

async function listen(serve: Serve) {
  const paths: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.on('data', (data) => {
      const path = data.toString().split(' ')[1] ?? '';
      paths.push(path);
      serve(path, socket);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  cleanUps.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((closed) => server.close(closed));
  });
  return { url: `http://127.0.0.1:${address.port}/server?sipServer`, paths, sockets };
}

async function look(serve: Serve, form: StatusFormChoice = 'auto', deadlineMs = 5000) {
  const { url, paths } = await listen(serve);
  return { answer: await readStatus(url, { dispatcher: agent(), form, deadlineMs }), paths };
}

const xml = `<?xml version="1.0"?><sipServer><HA_ROLE>Primary (Active)</HA_ROLE>
<READINESS_SWITCHOVER>1</READINESS_SWITCHOVER><READINESS_UPGRADE>0</READINESS_UPGRADE></sipServer>`;
const web = `<!DOCTYPE html><title>SIP Server</title><table><tr><td>Readiness For Switchover<td>1<tr><td>Readiness For Upgrade<td>0
<tr><td>HA role<td>Primary (Active)</table>`;
const status = { role: 'primary', readyForSwitchover: { kind: 'ready' }, readyForUpgrade: { kind: 'not ready' } };

function respond(statusLine: string, body: string | Buffer, ...headers: string[]): Serve {
  return (_, socket) => {
    socket.write(
      [`HTTP/1.1 ${statusLine}`, ...headers, `Content-Length: ${Buffer.byteLength(body)}`, '', ''].join('\r\n'),
    );
    socket.write(body);
  };
}
/** One server for the XML form and another for the web page. */
function forms(xmlForm: Serve, webForm: Serve): Serve {
  return (path, socket) => (path.startsWith('/serverx') ? xmlForm : webForm)(path, socket);
}

describe('which form', () => {
  test('auto asks for XML, with the bare query word, and asks no more', async () => {
    const { answer, paths } = await look(respond('200 OK', xml));
    expect(answer).toMatchObject({ kind: 'status', form: 'xml', status });
    expect(paths).toEqual(['/serverx?sipServer']);
  });

  test.each<[string, Serve]>([
    ['404', respond('404 Not Found', xml)],
    ['405', respond('405 Method Not Allowed', '')],
    ['501', respond('501 Not Implemented', '')],
    ['the web page', respond('200 OK', web, 'Content-Type: text/xml')],
    ['JSON', respond('200 OK', '{}')],
    ['an empty body', respond('200 OK', '')],
  ])('auto goes on to the web page after %s at the XML form', async (_, xmlForm) => {
    const { answer, paths } = await look(forms(xmlForm, respond('200 OK', web)));
    expect(answer).toMatchObject({ kind: 'status', form: 'web', status });
    expect(paths).toEqual(['/serverx?sipServer', '/server?sipServer']);
  });

  test.each<[string, Serve]>([
    ['broken XML', respond('200 OK', xml.slice(0, -20))],
    ['status 500', respond('500 Oops', xml)],
  ])('auto does not hide %s behind a good web page', async (_, xmlForm) => {
    expect((await look(forms(xmlForm, respond('200 OK', web)))).answer.kind).toBe('malformed');
  });

  test('auto says what came at either form', async () => {
    const { answer } = await look(forms(respond('404 Not Found', ''), respond('200 OK', 'hello')));
    expect(answer).toEqual({
      kind: 'malformed',
      why: 'XML form: expected status 200, came 404; web page: expected the labels of a status page, came "hello"',
    });
  });

  test('xml alone, web alone', async () => {
    const both = forms(respond('200 OK', xml), respond('200 OK', web));
    expect((await look(both, 'xml')).answer).toMatchObject({ form: 'xml', status });
    const { answer, paths } = await look(both, 'web');
    expect(answer).toMatchObject({ form: 'web', status });
    expect(paths).toEqual(['/server?sipServer']);
    expect((await look(respond('404 Not Found', ''), 'xml')).answer).toEqual({
      kind: 'malformed',
      why: 'expected status 200, came 404',
    });
  });

  test.each([
    ['http://h:1/server?sipServer', 'http://h:1/server?sipServer', 'http://h:1/serverx?sipServer'],
    ['http://h/lab/serverx?sipServer', 'http://h/lab/server?sipServer', 'http://h/lab/serverx?sipServer'],
  ])('%s', (url, web, xml) => {
    expect([statusFormUrl(url, 'web').href, statusFormUrl(url, 'xml').href]).toEqual([web, xml]);
  });

  test.each(['', 'h:1/server', 'https://h/server?sipServer', 'http://h/status', 'http://h/?server'])(
    '%j is no URL of a status page',
    async (url) => {
      await expect(readStatus(url, { dispatcher: agent(), form: 'auto', deadlineMs: 100 })).rejects.toThrow(TypeError);
    },
  );
});

describe('unusual but right', () => {
  test.each<[string, Serve]>([
    ['no Content-Type', respond('200 OK', xml)],
    ['a wrong Content-Type', respond('200 OK', xml, 'Content-Type: image/png')],
    [
      'latin1 by the Content-Type',
      respond(
        '200 OK',
        Buffer.from(xml.replace('<HA', '<NAME>é</NAME><HA'), 'latin1'),
        'Content-Type: text/xml; charset=ISO-8859-1',
      ),
    ],
    ['UTF-16', respond('200 OK', Buffer.from(`\ufeff${xml}`, 'utf16le'))],
    ['HTTP/1.0 that ends with the connection', (_, socket) => socket.end(`HTTP/1.0 200 OK\r\n\r\n${xml}`)],
    [
      'chunks of a byte',
      (_, socket) => {
        const chunks = xml
          .split('')
          .map((byte) => `1\r\n${byte}\r\n`)
          .join('');
        socket.write(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`);
      },
    ],
    [
      'an interim answer first',
      (path, socket) => {
        socket.write('HTTP/1.1 102 Processing\r\n\r\n');
        respond('200 OK', xml)(path, socket);
      },
    ],
    ['a page of a mebibyte', respond('200 OK', xml + ' '.repeat(maxPageBytes - xml.length))],
  ])('%s', async (_, serve) => {
    expect((await look(serve)).answer).toMatchObject({ kind: 'status', form: 'xml', status });
  });
});

describe('malformed', () => {
  test.each<[string, Serve, RegExp]>([
    ['status 500', respond('500 Oops', xml), /came 500/],
    ['status 204', (_, socket) => socket.write('HTTP/1.1 204 No Content\r\n\r\n'), /came 204/],
    [
      'a redirect',
      respond('302 Found', '', 'Location: http://127.0.0.1:1/\u202e"x'),
      /came 302, a redirect to "http:\/\/127.0.0.1:1\/.*not followed/,
    ],
    ['two mebibytes', respond('200 OK', xml + ' '.repeat(2 * maxPageBytes)), /more than 1048576 bytes/],
    [
      'no end',
      (_, socket) => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        const more = () => socket.writable && socket.write(' '.repeat(64 * 1024), more);
        more();
      },
      /more than 1048576 bytes/,
    ],
    ['no HTTP', (_, socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n'), /expected HTTP/],
  ])('%s', async (_, serve, why) => {
    const { answer } = await look(serve);
    expect(answer).toMatchObject({ kind: 'malformed', why: expect.stringMatching(why) });
  });
});

describe('http.flag-values: unreachable, never 0 or 1 (A9)', () => {
  test.each<[string, Serve, RegExp]>([
    ['reset at once', (_, socket) => socket.resetAndDestroy(), /ECONNRESET/],
    ['closed at once', (_, socket) => socket.end(), /closed/],
  ])('%s', async (_, serve, why) => {
    expect((await look(serve)).answer).toEqual({ kind: 'unreachable', why: expect.stringMatching(why) });
  });

  test('refused', async () => {
    const { url } = await listen(() => {});
    await cleanUps.pop()?.();
    expect(await readStatus(url, { dispatcher: agent(), form: 'auto', deadlineMs: 5000 })).toEqual({
      kind: 'unreachable',
      why: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('silence, and the connection is given up', async () => {
    const { url, sockets } = await listen(() => {});
    expect(await readStatus(url, { dispatcher: agent(), form: 'auto', deadlineMs: 50 })).toEqual({
      kind: 'unreachable',
      why: 'no whole answer within 50 ms',
    });
    await expect.poll(() => sockets.size).toBe(0);
  });

  test('a drip that never pauses for long', async () => {
    let dripping: NodeJS.Timeout | undefined;
    const { answer } = await look(
      (_, socket) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n');
        dripping = setInterval(() => socket.write(' '), 5);
      },
      'xml',
      60,
    );
    clearInterval(dripping);
    expect(answer).toMatchObject({ kind: 'malformed', why: expect.stringMatching('within 60 ms'), brokenOff: true });
  });

  test('both forms share the deadline', async () => {
    const slow: Serve = (path, socket) => setTimeout(() => respond('404 Not Found', '')(path, socket), 150);
    const begun = performance.now();
    const { answer } = await look(
      forms(slow, () => {}),
      'auto',
      80,
    );
    expect(answer).toMatchObject({ kind: 'unreachable' });
    expect(performance.now() - begun).toBeLessThan(320);
  });

  test('a connection that does not come about, and comes too late', async () => {
    // An address that swallows packets cannot be had on loopback, so the connector plays it.
    const connected: ((error: null, socket: Socket) => void)[] = [];
    const { url, paths } = await listen(respond('200 OK', xml));
    const connector = {
      connect: (_: unknown, callback: unknown) => {
        connected.push(callback as (error: null, socket: Socket) => void);
      },
    };
    const dispatcher = agent(new Agent(connector));
    const request = { dispatcher, form: 'auto', deadlineMs: 5000 } as const;
    expect(await readStatus(url, { ...request, connectTimeoutMs: 30 })).toEqual({
      kind: 'unreachable',
      why: 'no connection within 30 ms',
    });
    expect(await readStatus(url, { ...request, deadlineMs: 30 })).toEqual({
      kind: 'unreachable',
      why: 'no whole answer within 30 ms',
    });
    for (const callback of connected) {
      const late = connect(Number(new URL(url).port), '127.0.0.1');
      await once(late, 'connect');
      callback(null, late);
    }
    expect(connected.length).toBeGreaterThan(0);
    // Closing waits for whatever is still to be sent.
    await dispatcher.close();
    expect(paths).toEqual([]);
  });

  test('given up by the caller, before and while', async () => {
    const giveUp = new AbortController();
    const { url, sockets } = await listen(() => giveUp.abort());
    const request = { dispatcher: agent(), form: 'auto', deadlineMs: 5000, signal: giveUp.signal } as const;
    expect(await readStatus(url, request)).toEqual({ kind: 'unreachable', why: 'the request was given up' });
    await expect.poll(() => sockets.size).toBe(0);
    expect(await readStatus(url, request)).toEqual({
      kind: 'unreachable',
      why: 'the request was given up before it began',
    });
  });

  test('a dispatcher that refuses to carry it', async () => {
    const dispatcher = new MockAgent();
    cleanUps.push(() => dispatcher.close());
    dispatcher.disableNetConnect();
    const answer = await readStatus('http://a.test/server?sipServer', { dispatcher, form: 'auto', deadlineMs: 1000 });
    expect(answer).toMatchObject({ kind: 'unreachable' });
  });
});
