import { Dispatcher } from 'undici';
import type { ControlServer } from '../sip-server/control-server.ts';
import { bodyBytes, type PageAnswer } from '../sip-server/page.ts';
import { servePage } from '../sip-server/status-page.ts';
import { toBytes, toHeaders } from './dispatch-options.ts';
import { DispatchedExchange } from './dispatched-exchange.ts';
import type { MockHost } from './mock-host.ts';

/**
 * Answers the kit's own requests by a call of the function that answers them, with no Request and Response in between. For
 * many runs in one process, as in the self-test: most of what a request costs otherwise goes into those.
 */
export class DirectDispatcher extends Dispatcher {
  readonly #controlUrl: string;
  readonly #control: ControlServer;
  readonly #host: MockHost;

  constructor({ controlUrl, control, host }: { controlUrl: string; control: ControlServer; host: MockHost }) {
    super();
    this.#controlUrl = controlUrl;
    this.#control = control;
    this.#host = host;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const exchange = new DispatchedExchange(handler);
    handler.onRequestStart?.(exchange, null);
    if (!exchange.aborted) void this.#carry(options, exchange);
    return true;
  }

  override close(): Promise<void>;
  override close(callback: () => void): void;
  override close(callback?: () => void): Promise<void> | undefined {
    return settled(callback);
  }

  override destroy(): Promise<void>;
  override destroy(error: Error | null): Promise<void>;
  override destroy(callback: () => void): void;
  override destroy(error: Error | null, callback: () => void): void;
  override destroy(first?: Error | null | (() => void), second?: () => void): Promise<void> | undefined {
    return settled(typeof first === 'function' ? first : second);
  }

  async #carry(options: Dispatcher.DispatchOptions, exchange: DispatchedExchange): Promise<void> {
    try {
      const answer = await this.#answer(options);
      const bytes = answer.body === '' ? undefined : bodyBytes(answer);
      exchange.succeed(answer.status, Object.entries(answer.headers), bytes);
    } catch (error) {
      exchange.abort(error instanceof Error ? error : new Error(String(error)));
    }
  }

  async #answer({ origin, path, method, headers, body }: Dispatcher.DispatchOptions): Promise<PageAnswer> {
    if (origin === this.#controlUrl) {
      const text = typeof body === 'string' ? body : Buffer.from((await toBytes(body)) ?? '').toString();
      return this.#control.handle({ method, target: path, headers: plainHeaders(headers), body: text });
    }
    const { hostname, port } = new URL(String(origin));
    const place = this.#host.find(hostname, Number(port || '80'));
    if (place === undefined) throw new Error(`[mock network] nothing answers ${method} ${String(origin)}${path}`);
    if (place.member === undefined) {
      throw Object.assign(new Error(`connect ECONNREFUSED ${hostname}:${port || '80'}`), { code: 'ECONNREFUSED' });
    }
    return servePage(place.member, { method, target: path });
  }
}

function plainHeaders(headers: Dispatcher.DispatchOptions['headers']): Record<string, string> {
  if (headers === undefined || headers === null) return {};
  if (Symbol.iterator in headers) return Object.fromEntries(toHeaders(headers));
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function settled(callback: (() => void) | undefined): Promise<void> | undefined {
  if (callback === undefined) return Promise.resolve();
  queueMicrotask(callback);
  return undefined;
}
