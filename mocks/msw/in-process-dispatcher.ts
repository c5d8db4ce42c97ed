import type { Dispatcher } from 'undici';
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
    if (!exchange.aborted) void this.carry(request, exchange);
    return true;
  }

  /** Answers or aborts the exchange. Never rejects. */
  protected abstract carry(request: CarriedRequest, exchange: DispatchedExchange): Promise<void>;

  /** What is asked from now on is not answered. */
  close(): void {
    this.closed = true;
  }
}
