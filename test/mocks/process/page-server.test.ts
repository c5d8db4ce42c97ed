import { Agent, request } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freePorts } from '../../../mocks/sip-server/process/free-ports.ts';
import { createPageServer } from '../../../mocks/sip-server/process/page-server.ts';

const host = '127.0.0.1';
let dispatcher: Agent;
beforeEach(() => {
  dispatcher = new Agent();
});
afterEach(() => dispatcher.destroy());

const page = () =>
  createPageServer(({ method, target }) => ({
    status: 200,
    headers: { 'x-asked': `${method} ${target}` },
    body: 'ä page',
  }));

describe('page server', () => {
  test('serves, ends with nothing listening, and serves again on the same port', async () => {
    const port = await freePorts(host).take();
    const url = `http://${host}:${port}/server?sipServer`;
    const server = page();
    for (const end of ['close', 'kill'] as const) {
      await server.listen(host, port);
      const { headers, body } = await request(url, { dispatcher });
      expect(headers['x-asked']).toBe('GET /server?sipServer');
      expect(await body.text()).toBe('ä page');
      // The connection is kept alive and idle, as a polling client leaves it.
      await server[end]();
      await expect(request(url, { dispatcher })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    }
  });

  test('says that a port is taken', async () => {
    const port = await freePorts(host).take();
    const first = page();
    await first.listen(host, port);
    await expect(page().listen(host, port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await first.close();
  });
});
