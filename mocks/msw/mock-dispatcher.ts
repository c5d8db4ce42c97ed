import type { HttpHandler } from 'msw/http';
import { getResponse } from 'msw/utils/get-response';
import { Dispatcher } from 'undici';
import { DispatchedExchange } from './dispatched-exchange.ts';

type Handler = Dispatcher.DispatchHandler;

/**
 * Answers every request of undici from msw handlers, with no socket in between: about twenty times as fast here as msw's
 * interception of sockets. A request that no handler answers is an error, never a quiet 404.
 */
export class MockDispatcher extends Dispatcher {
  readonly #handlers: HttpHandler[];
  #closed = false;

  constructor(handlers: HttpHandler[]) {
    super();
    this.#handlers = handlers;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Handler): boolean {
    const exchange = new DispatchedExchange(handler);
    handler.onRequestStart?.(exchange, null);
    if (!exchange.aborted) void this.#answer(options, exchange);
    return true;
  }

  override close(): Promise<void>;
  override close(callback: () => void): void;
  override close(callback?: () => void): Promise<void> | undefined {
    this.#closed = true;
    return settled(callback);
  }

  override destroy(): Promise<void>;
  override destroy(error: Error | null): Promise<void>;
  override destroy(callback: () => void): void;
  override destroy(error: Error | null, callback: () => void): void;
  override destroy(first?: Error | null | (() => void), second?: () => void): Promise<void> | undefined {
    this.#closed = true;
    return settled(typeof first === 'function' ? first : second);
  }

  async #answer(options: Dispatcher.DispatchOptions, exchange: DispatchedExchange): Promise<void> {
    try {
      if (this.#closed) throw new Error('the mock network is closed');
      const request = await toRequest(options);
      const response = await getResponse(this.#handlers, request);
      if (response === undefined) {
        throw new Error(
          `[mock network] nothing answers ${request.method} ${request.url}: no such pair, or no such host`,
        );
      }
      if (response.type === 'error') throw refused(request.url);
      const body = response.body === null ? undefined : Buffer.from(await response.arrayBuffer());
      exchange.succeed(response.status, [...response.headers], body, response.statusText);
    } catch (error) {
      exchange.abort(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

async function toRequest({ origin, path, method, headers, body }: Dispatcher.DispatchOptions): Promise<Request> {
  const bytes = await toBytes(body);
  return new Request(`${origin instanceof URL ? origin.origin : (origin ?? '')}${path}`, {
    method,
    headers: toHeaders(headers),
    ...(bytes === undefined ? {} : { body: bytes }),
  });
}

/** What undici takes as a body, as text or bytes. */
async function toBytes(
  body: Dispatcher.DispatchOptions['body'],
): Promise<string | Uint8Array<ArrayBuffer> | undefined> {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Uint8Array.from(body);
  if (!(Symbol.asyncIterator in body)) throw new TypeError('the mock network takes text, bytes and streams as a body');
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Uint8Array.from(Buffer.concat(chunks));
}

/** undici takes headers as an object, as pairs, or as names and values in turn. */
function toHeaders(given: Dispatcher.DispatchOptions['headers']): Headers {
  const headers = new Headers();
  if (given === undefined || given === null) return headers;
  const add = (name: string, value: unknown): void => {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, String(one));
  };
  if (!(Symbol.iterator in given)) {
    for (const [name, value] of Object.entries(given)) add(name, value);
    return headers;
  }
  let name: string | undefined;
  for (const item of given) {
    if (typeof item !== 'string') add(...item);
    else if (name === undefined) name = item;
    else {
      add(name, item);
      name = undefined;
    }
  }
  return headers;
}

/** As Node reports a port that nobody listens on. */
function refused(url: string): Error {
  const { hostname, port } = new URL(url);
  const message = `connect ECONNREFUSED ${hostname}:${port || '80'}`;
  return Object.assign(new Error(message), { code: 'ECONNREFUSED', syscall: 'connect', address: hostname });
}

function settled(callback: (() => void) | undefined): Promise<void> | undefined {
  if (callback === undefined) return Promise.resolve();
  queueMicrotask(callback);
  return undefined;
}
