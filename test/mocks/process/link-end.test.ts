import { connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { freePorts } from '../../../mocks/sip-server/process/free-ports.ts';
import { dialingEnd, type LinkEnd, listeningEnd } from '../../../mocks/sip-server/process/link-end.ts';

const host = '127.0.0.1';
const ports = freePorts(host);
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A member as the link sees it: whether it is up, and the lines that came. */
class User {
  send: ((line: string) => void) | undefined;
  readonly lines: string[] = [];
  up(send: (line: string) => void) {
    this.send = send;
  }
  down() {
    this.send = undefined;
  }
  line(text: string) {
    this.lines.push(text);
    return text !== 'nonsense';
  }
}

function opened(end: LinkEnd): LinkEnd {
  cleanUps.push(() => end.close('at once'));
  return end;
}

async function pairOfEnds() {
  const port = await ports.take();
  const users = [new User(), new User()] as const;
  const settings = { key: 'the key', heartbeat: 0 };
  const listening = opened(listeningEnd(host, port, settings, users[0]));
  const dialing = opened(dialingEnd({ host, port }, settings, users[1]));
  return { port, users, listening, dialing };
}

const bothUp = (users: readonly User[]) => vi.waitFor(() => expect(users.map(isUp)).toEqual([true, true]));
const bothDown = (users: readonly User[]) => vi.waitFor(() => expect(users.map(isUp)).toEqual([false, false]));
const isUp = (user: User) => user.send !== undefined;

function refused(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    socket.once('connect', () => {
      socket.destroy();
      resolve('connected');
    });
  });
}

/** Says one thing to whoever connects and nothing after it. */
async function silentServer(greeting: string) {
  const port = await ports.take();
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.write(greeting);
  });
  cleanUps.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await new Promise<void>((listening) => server.listen(port, host, listening));
  return { port, sockets };
}

describe('HA link over TCP', () => {
  test('carries lines both ways, whichever end was there first', async () => {
    const { users, listening, dialing } = await pairOfEnds();
    await dialing.open();
    await listening.open();
    await bothUp(users);
    users[0].send?.('from the first');
    users[1].send?.('from the second');
    await vi.waitFor(() => expect(users.map((user) => user.lines)).toEqual([['from the second'], ['from the first']]));
  });

  test('cut at one end is down at both, refuses the peer, and comes back only when opened', async () => {
    const { users, listening, dialing, port } = await pairOfEnds();
    await Promise.all([listening.open(), dialing.open()]);
    await bothUp(users);

    await listening.close('at once');
    expect(isUp(users[0])).toBe(false);
    await bothDown(users);
    expect(await refused(port)).toBe('ECONNREFUSED');

    await listening.open();
    dialing.nudge();
    await bothUp(users);
  });

  test('an orderly close still delivers what was sent', async () => {
    const { users, listening, dialing } = await pairOfEnds();
    await Promise.all([listening.open(), dialing.open()]);
    await bothUp(users);
    const long = 'x'.repeat(4_000_000);
    users[0].send?.(long);
    await listening.close('orderly');
    await bothDown(users);
    expect(users[1].lines).toEqual([long]);
  });

  test('a listening end sends a stranger away', async () => {
    const { users, listening, port } = await pairOfEnds();
    const up = vi.spyOn(users[0], 'up');
    await listening.open();
    const stranger = connect({ host, port });
    stranger.on('error', () => {});
    stranger.write('the key of another pair\n');
    await new Promise((closed) => stranger.once('close', closed));
    expect(up).not.toHaveBeenCalled();
  });

  test('a dialing end turns away from a stranger', async () => {
    const user = new User();
    const up = vi.spyOn(user, 'up');
    const { port, sockets } = await silentServer('the key of another pair\n');
    const end = opened(dialingEnd({ host, port }, { key: 'the key', heartbeat: 0 }, user));
    await end.open();
    await vi.waitFor(() => expect(sockets.length).toBeGreaterThan(1));
    expect(up).not.toHaveBeenCalled();
  });

  test('a line that makes no sense ends the connection, and a new one comes up', async () => {
    const { users, listening, dialing } = await pairOfEnds();
    await Promise.all([listening.open(), dialing.open()]);
    await bothUp(users);
    const down = vi.spyOn(users[0], 'down');
    users[1].send?.('nonsense');
    await vi.waitFor(() => expect(down).toHaveBeenCalledOnce());
    await bothUp(users);
  });

  test('with a heartbeat, a peer that falls silent is noticed though its connection stays', async () => {
    const { port } = await silentServer('the key\n');
    const user = new User();
    const down = vi.spyOn(user, 'down');
    const end = opened(dialingEnd({ host, port }, { key: 'the key', heartbeat: 20 }, user));
    await end.open();
    await vi.waitFor(() => expect(isUp(user)).toBe(true));
    await vi.waitFor(() => expect(down).toHaveBeenCalled());
  });
});
