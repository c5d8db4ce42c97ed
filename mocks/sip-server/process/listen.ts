import { once } from 'node:events';
import type { Server } from 'node:http';

/**
 * Listens, at any free port if `port` is 0.
 *
 * @returns the base URL
 */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  server.listen({ host, port });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server that listens has no port');
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}
