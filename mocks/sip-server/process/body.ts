import type { IncomingMessage } from 'node:http';

/** A body in so many pieces is sent so on purpose: each costs a hundred times the byte that it may hold. */
const mostPieces = 100_000;

/** The whole body of a request as text; undefined if it has more bytes or pieces than allowed, and then the rest is not read. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('a request gave text where bytes were expected');
    bytes += chunk.length;
    if (bytes > maxBytes || chunks.length === mostPieces) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
