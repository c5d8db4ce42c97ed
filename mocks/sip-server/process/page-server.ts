import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { bodyBytes, type PageAnswer, type PageRequest } from '../page.ts';

/** An HTTP server that can end as a stopped and as a killed process do. */
export interface PageServer {
  /** Resolves when it listens; rejects with the error of the operating system. */
  listen(host: string, port: number): Promise<void>;
  /** Takes no more connections, lets answers under way go out, closes the rest. Resolves when nothing is open. */
  close(): Promise<void>;
  /** Resets every connection and listens no more. Resolves when nothing is open. */
  kill(): Promise<void>;
}

/** How long an answer under way may take when the server closes, in real milliseconds. */
const closingDeadline = 500;

const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 30_000,
};

export function createPageServer(answer: (request: PageRequest) => PageAnswer): PageServer {
  let server: Server | undefined;
  const sockets = new Set<Socket>();

  const respond = (request: IncomingMessage, response: ServerResponse) => {
    request.resume();
    send(
      response,
      request.method === 'HEAD',
      safely(() => answer({ method: request.method ?? 'GET', target: request.url ?? '/' })),
    );
  };
  const closed = (closing: Server) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    closing.close(() => resolve());
    return promise;
  };
  return {
    async listen(host, port) {
      const opened = createServer(limits, respond);
      opened.maxHeadersCount = 100;
      opened.maxConnections = 256;
      opened.on('connection', (socket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
      });
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      opened.once('error', reject);
      opened.listen({ host, port }, resolve);
      await promise;
      server = opened;
    },
    async close() {
      const closing = server;
      if (closing === undefined) return;
      server = undefined;
      const cutOff = setTimeout(() => closing.closeAllConnections(), closingDeadline);
      await closed(closing);
      clearTimeout(cutOff);
    },
    async kill() {
      const killed = server;
      if (killed === undefined) return;
      server = undefined;
      const done = closed(killed);
      for (const socket of sockets) socket.resetAndDestroy();
      await done;
    },
  };
}

/** Bytes in a chunk of an answer that comes in chunks. */
const chunkSize = 64;

function send(response: ServerResponse, headOnly: boolean, answer: PageAnswer): void {
  const { status, headers, transfer } = answer;
  const bytes = bodyBytes(answer);
  if (transfer === 'close') response.shouldKeepAlive = false;
  // Without a length Node sends chunks, or to the end of the connection where the client asked for HTTP/1.0.
  response.writeHead(status, transfer === 'chunked' ? headers : { ...headers, 'content-length': bytes.length });
  if (transfer === 'chunked' && !headOnly) {
    for (let at = 0; at < bytes.length; at += chunkSize) response.write(bytes.subarray(at, at + chunkSize));
  }
  response.end(headOnly || transfer === 'chunked' ? undefined : bytes);
}

/** A page that fails takes no other pair's member with it. */
function safely(answer: () => PageAnswer): PageAnswer {
  try {
    return answer();
  } catch (cause) {
    console.error(cause);
    return { status: 500, headers: { 'content-type': 'text/plain' }, body: String(cause) };
  }
}
