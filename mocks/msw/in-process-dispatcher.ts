import { Dispatcher } from 'undici';
import { DispatchedExchange } from './dispatched-exchange.ts';

/** A dispatcher of undici that answers within this process: there is no connection, so that closing has nothing to wait for. */
export abstract class InProcessDispatcher extends Dispatcher {
  protected closed = false;

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const exchange = new DispatchedExchange(handler);
    handler.onRequestStart?.(exchange, null);
    if (!exchange.aborted) void this.carry(options, exchange);
    return true;
  }

  /** Answers or aborts the exchange. Never rejects. */
  protected abstract carry(options: Dispatcher.DispatchOptions, exchange: DispatchedExchange): Promise<void>;

  override close(): Promise<void>;
  override close(callback: () => void): void;
  override close(callback?: () => void): Promise<void> | undefined {
    this.closed = true;
    return settled(callback);
  }

  override destroy(): Promise<void>;
  override destroy(error: Error | null): Promise<void>;
  override destroy(callback: () => void): void;
  override destroy(error: Error | null, callback: () => void): void;
  override destroy(first?: Error | null | (() => void), second?: () => void): Promise<void> | undefined {
    this.closed = true;
    return settled(typeof first === 'function' ? first : second);
  }
}

function settled(callback: (() => void) | undefined): Promise<void> | undefined {
  if (callback === undefined) return Promise.resolve();
  queueMicrotask(callback);
  return undefined;
}
