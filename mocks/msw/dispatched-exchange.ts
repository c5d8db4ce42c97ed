import { STATUS_CODES } from 'node:http';
import type { Dispatcher } from 'undici';

/** One request of undici under way in this process, and what undici may do to it. */
export class DispatchedExchange implements Dispatcher.DispatchController {
  readonly #handler: Dispatcher.DispatchHandler;
  aborted = false;
  paused = false;
  reason: Error | null = null;

  constructor(handler: Dispatcher.DispatchHandler) {
    this.#handler = handler;
  }

  abort(reason: Error): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    this.#handler.onResponseError?.(this, reason);
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }

  /** The whole body is at hand, so there is nothing to hold back while undici has paused it. */
  succeed(status: number, headers: Readonly<Record<string, string>>, body: Buffer): void {
    if (this.aborted) return;
    this.#handler.onResponseStart?.(this, status, headers, STATUS_CODES[status]);
    if (body.length > 0 && !this.aborted) this.#handler.onResponseData?.(this, body);
    if (!this.aborted) this.#handler.onResponseEnd?.(this, {});
  }
}
