import { createServer } from 'node:net';

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

export function freePorts(host: string): FreePorts {
  const taken = new Set<number>();
  // Processes that start at the same time begin at different places.
  let next = Math.floor(Math.random() * range.count);
  return {
    async take() {
      for (let tries = 0; tries < range.count; tries++) {
        const port = range.first + next;
        next = (next + 1) % range.count;
        if (taken.has(port)) continue;
        taken.add(port);
        if (await canListen(host, port)) return port;
        taken.delete(port);
      }
      throw new Error(`no free port on ${host} from ${range.first} to ${range.first + range.count - 1}`);
    },
    giveBack(port) {
      taken.delete(port);
    },
  };
}

async function canListen(host: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const server = createServer();
  server.once('error', () => resolve(false));
  server.listen({ host, port }, () => server.close(() => resolve(true)));
  return promise;
}
