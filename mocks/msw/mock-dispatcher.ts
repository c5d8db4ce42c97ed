import type { HttpHandler } from 'msw/http';
import { getResponse } from 'msw/utils/get-response';
import type { Dispatcher } from 'undici';
import { toBytes, toHeaders } from './dispatch-options.ts';
import type { DispatchedExchange } from './dispatched-exchange.ts';
import { InProcessDispatcher } from './in-process-dispatcher.ts';
import { knownBody } from './mock-handlers.ts';

/**
 * Answers the requests of undici with no socket in between. Those to a member's status page go through msw's handlers: about
 * twenty times as fast here as msw's interception of sockets. Those to the control server, which is the kit's own and half
 * of all, are function calls. A request that no handler answers is an error, never a quiet 404.
 */
export class MockDispatcher extends InProcessDispatcher {
  readonly #handlers: HttpHandler[];
  readonly #controlUrl: string;
  readonly #control: Dispatcher;

  constructor(setup: { handlers: HttpHandler[]; controlUrl: string; control: Dispatcher }) {
    super();
    this.#handlers = setup.handlers;
    this.#controlUrl = setup.controlUrl;
    this.#control = setup.control;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    if (options.origin === this.#controlUrl && !this.closed) return this.#control.dispatch(options, handler);
    return super.dispatch(options, handler);
  }

  protected override async carry(options: Dispatcher.DispatchOptions, exchange: DispatchedExchange): Promise<void> {
    try {
      if (this.closed) throw new Error('the mock network is closed');
      const request = await toRequest(options);
      const response = await getResponse(this.#handlers, request);
      if (response === undefined) {
        throw new Error(
          `[mock network] nothing answers ${request.method} ${request.url}: no such pair, or no such host`,
        );
      }
      if (response.type === 'error') throw refused(request.url);
      const body = knownBody(response) ?? Buffer.from(await response.arrayBuffer());
      exchange.succeed(
        response.status,
        [...response.headers],
        body.length === 0 ? undefined : body,
        response.statusText,
      );
    } catch (error) {
      exchange.abort(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

async function toRequest({ origin, path, method, headers, body }: Dispatcher.DispatchOptions): Promise<Request> {
  const bytes = await toBytes(body);
  const request = new Request(`${origin instanceof URL ? origin.origin : (origin ?? '')}${path}`, {
    method,
    headers: toHeaders(headers),
    ...(bytes === undefined ? {} : { body: bytes }),
  });
  // msw keeps a copy of each request; one without a body has nothing that a copy would keep.
  if (bytes === undefined) Object.defineProperty(request, 'clone', { value: () => request });
  return request;
}

/** As Node reports a port that nobody listens on. */
function refused(url: string): Error {
  const { hostname, port } = new URL(url);
  const message = `connect ECONNREFUSED ${hostname}:${port || '80'}`;
  return Object.assign(new Error(message), { code: 'ECONNREFUSED', syscall: 'connect', address: hostname });
}
