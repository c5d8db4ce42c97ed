import { createServer, type Socket } from 'node:net';

/** What a server does with a request, on the bare socket: what is hostile is not made of a library. */
export type Serve = (socket: Socket, path: string) => void;

export interface RawServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  close(): Promise<void>;
}

/** A server on loopback that does what it likes with each piece that it is sent. */
export async function openRawServer(serve: Serve): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.on('data', (data) => serve(socket, data.toString('latin1').split(' ')[1] ?? ''));
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server that listens has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

/** Writes the pieces one after the other, each when the one before has gone, and then does the last thing. */
export function inPieces(socket: Socket, pieces: readonly string[], last: () => void = () => {}): void {
  const [piece, ...rest] = pieces;
  if (piece === undefined) last();
  else socket.write(piece, 'latin1', () => setImmediate(() => inPieces(socket, rest, last)));
}
