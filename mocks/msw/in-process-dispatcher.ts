import type { Dispatcher } from 'undici';
import { bodyBytes, type PageAnswer } from '../sip-server/page.ts';
import { DispatchedExchange } from './dispatched-exchange.ts';

/** What the kit's client gives a dispatcher of undici. */
export interface CarriedRequest {
  readonly origin: string;
  /** With the query. */
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** Stands in for a dispatcher of undici and answers within this process: there is no connection. */
export abstract class InProcessDispatcher {
  protected closed = false;

  dispatch(request: CarriedRequest, handler: Dispatcher.DispatchHandler): boolean {
    const exchange = new DispatchedExchange(handler);
    handler.onRequestStart?.(exchange, null);
    if (!exchange.aborted) void this.#carry(request, exchange);
    return true;
  }

  /** Rejects with the error that undici would report where there is no answer. */
  protected abstract answer(request: CarriedRequest): Promise<PageAnswer>;

  async #carry(request: CarriedRequest, exchange: DispatchedExchange): Promise<void> {
    try {
      const answer = await this.answer(request);
      exchange.succeed(answer.status, answer.headers, bodyBytes(answer));
    } catch (error) {
      exchange.abort(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** What is asked from now on is not answered. */
  close(): void {
    this.closed = true;
  }
}

/** As Node reports a port that nobody listens on. */
export function refused({ hostname, port }: URL): Error {
  const message = `connect ECONNREFUSED ${hostname}:${port || '80'}`;
  return Object.assign(new Error(message), { code: 'ECONNREFUSED', syscall: 'connect', address: hostname });
}

export function nothingAnswers({ method, origin, path }: CarriedRequest): Error {
  return new Error(`[mock network] nothing answers ${method} ${origin}${path}: no such pair, or no such host`);
}
