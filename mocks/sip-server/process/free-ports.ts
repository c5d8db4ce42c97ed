import { createServer, type Server } from 'node:net';

/** Hands out port numbers on which this process can listen, each once until it is given back. */
export interface FreePorts {
  take(): Promise<number>;
  giveBack(port: number): void;
}

/**
 * Below the range from which operating systems take the ports of outgoing connections: a member that is stopped must
 * find its port free when it starts again.
 */
const range = { first: 10_240, count: 22_000 };

/**
 * Whoever hands out a port of the kit's listens on it at this address for as long as it is handed out, so that no other process of the
 * kit, of another run or another clone, takes it while the member that it belongs to is stopped. Linux has all of 127.0.0.0/8;
 * where the address is not there, only what listens already is told apart.
 */
const holdingAddress = '127.83.73.80';

export function freePorts(host: string): FreePorts {
  const taken = new Map<number, Server | undefined>();
  // Processes that start at the same time begin at different places.
  let next = Math.floor(Math.random() * range.count);
  return {
    async take() {
      for (let tries = 0; tries < range.count; tries++) {
        const port = range.first + next;
        next = (next + 1) % range.count;
        if (taken.has(port)) continue;
        taken.set(port, undefined);
        const held = await hold(port);
        if (held.kind !== 'taken' && (await canListen(host, port))) {
          taken.set(port, held.holder);
          return port;
        }
        if (held.kind === 'held') held.holder.close();
        taken.delete(port);
      }
      throw new Error(`no free port on ${host} from ${range.first} to ${range.first + range.count - 1}`);
    },
    giveBack(port) {
      taken.get(port)?.close();
      taken.delete(port);
    },
  };
}

type Held =
  | { readonly kind: 'held'; readonly holder: Server }
  | { readonly kind: 'cannot be held'; readonly holder?: undefined }
  | { readonly kind: 'taken' };

async function hold(port: number): Promise<Held> {
  const opened = await open(holdingAddress, port);
  if (opened.server !== undefined) return { kind: 'held', holder: opened.server.unref() };
  return { kind: opened.code === 'EADDRINUSE' ? 'taken' : 'cannot be held' };
}

async function canListen(host: string, port: number): Promise<boolean> {
  const { server } = await open(host, port);
  if (server === undefined) return false;
  await new Promise((resolve) => server.close(resolve));
  return true;
}

interface Opened {
  readonly server?: Server;
  /** Why it does not listen. */
  readonly code?: string | undefined;
}

function open(host: string, port: number): Promise<Opened> {
  const { promise, resolve } = Promise.withResolvers<Opened>();
  const server = createServer((socket) => socket.destroy());
  server.once('error', ({ code }: NodeJS.ErrnoException) => resolve({ code }));
  server.listen({ host, port, exclusive: true }, () => resolve({ server }));
  return promise;
}
