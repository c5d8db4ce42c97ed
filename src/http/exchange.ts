/**
 * One HTTP exchange that cannot run away: a deadline for the whole, one for the connection, a cap on the body counted
 * while it streams, no redirects. What went wrong is part of the outcome; it rejects only where this machine lacks what a request
 * needs, which says nothing of the other side.
 */
import type { Dispatcher } from 'undici';
import { shortageOf } from '../kit/failure-words.ts';
import { AnswerError } from './answer-error.ts';
import { BodyBuffer } from './body-buffer.ts';
import { plainBody } from './content-encoding.ts';
import { foreignText } from './foreign-text.ts';

/** Carries requests: a dispatcher of undici, or what stands in for one. */
export interface Carrier {
  dispatch(request: CarriedRequest, handler: Dispatcher.DispatchHandler): boolean;
}

/** What a carrier is given; `path` with the query. */
interface CarriedRequest {
  readonly origin: string;
  readonly path: string;
  readonly method: ExchangeRequest['method'];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** undici's own timeouts tick coarsely and would only blur ours; 0 switches them off. */
  readonly headersTimeout: 0;
  readonly bodyTimeout: 0;
}

export interface ExchangeRequest {
  readonly dispatcher: Carrier;
  readonly url: URL;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface ExchangeLimits {
  /** Milliseconds for the whole exchange, to the last byte of the answer. */
  readonly deadlineMs: number;
  /** Milliseconds until the request must be on its way over a connection. Default: the deadline. */
  readonly connectTimeoutMs?: number | undefined;
  /** The largest body that is read, in bytes. */
  readonly maxBytes: number;
  /** Ends the exchange early. */
  readonly signal?: AbortSignal | undefined;
}

export type ExchangeOutcome =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: AnswerHeaders; readonly body: Uint8Array }
  /** Nothing arrived: refused, reset, closed, out of time. */
  | { readonly kind: 'no answer'; readonly why: string }
  /** An answer arrived and is wrong, or not whole. `brokenOff`: as far as it came it was right. */
  | { readonly kind: 'broken answer'; readonly why: string; readonly brokenOff: boolean }
  /** Bytes came that are no HTTP. */
  | { readonly kind: 'not http'; readonly why: string }
  | { readonly kind: 'too large'; readonly status: number };

export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** This machine has no room for one more request: too many open files, no port, no memory. */
export class ShortageError extends Error {
  override readonly name = 'ShortageError';
}

/**
 * Sends the request and reads the whole answer within the limits.
 *
 * @throws ShortageError
 */
export function exchange(request: ExchangeRequest, limits: ExchangeLimits): Promise<ExchangeOutcome> {
  return new Promise((resolve, reject) => new Exchange(request, limits, { resolve, reject }).begin());
}

/** The first value of a header, where the server may have sent it more than once. */
export function headerText(headers: AnswerHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

/**
 * A handler on the dispatcher itself rather than undici's `request`: it sees when the connection stands (`onRequestStart`),
 * it can end an exchange that is still connecting, which an AbortSignal given to `request` cannot, and it needs no stream.
 */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #request: ExchangeRequest;
  readonly #limits: ExchangeLimits;
  readonly #end: ExchangeEnd;
  readonly #body: BodyBuffer;
  readonly #deadlineMs: number;
  readonly #connectMs: number;
  #deadline: NodeJS.Timeout | undefined;
  #connect: NodeJS.Timeout | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #settled = false;
  #status = 0;
  #headers: AnswerHeaders = {};

  constructor(request: ExchangeRequest, limits: ExchangeLimits, end: ExchangeEnd) {
    this.#request = request;
    this.#limits = limits;
    this.#end = end;
    this.#body = new BodyBuffer(limits.maxBytes);
    this.#deadlineMs = limits.deadlineMs;
    this.#connectMs = Math.min(limits.connectTimeoutMs ?? limits.deadlineMs, limits.deadlineMs);
  }

  begin(): void {
    const { dispatcher, url, method, headers, body } = this.#request;
    const { signal } = this.#limits;
    if (signal?.aborted) {
      this.#settle({ kind: 'no answer', why: 'the request was given up before it began' });
      return;
    }
    signal?.addEventListener('abort', this.#onAbort);
    this.#deadline = setTimeout(() => this.#giveUp(`no whole answer within ${this.#deadlineMs} ms`), this.#deadlineMs);
    if (this.#connectMs < this.#deadlineMs) {
      this.#connect = setTimeout(() => this.#giveUp(`no connection within ${this.#connectMs} ms`), this.#connectMs);
    }
    const carried = {
      origin: url.origin,
      path: url.pathname + url.search,
      method,
      // Nothing is asked for that would have to be unpacked.
      headers: { 'accept-encoding': 'identity', ...headers },
      body: body ?? null,
      headersTimeout: 0,
      bodyTimeout: 0,
    } as const;
    try {
      dispatcher.dispatch(carried, this);
    } catch (error) {
      if (!this.#fellShort(error)) this.#settle({ kind: 'no answer', why: describeError(error) });
    }
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    clearTimeout(this.#connect);
    // Given up while it was connecting: there was nothing to abort then.
    if (this.#settled) controller.abort(new Error('given up'));
    else this.#controller = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: AnswerHeaders): void {
    if (status < 200) return;
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    if (this.#settled) return;
    const added = this.#body.add(chunk);
    if (added === 'added') return;
    if (added === 'too large') this.#settle({ kind: 'too large', status: this.#status });
    else this.#settle({ kind: 'broken answer', why: 'it comes in too many tiny pieces', brokenOff: false });
    this.#tearDown();
  }

  onResponseEnd(): void {
    if (this.#settled) return;
    const plain = plainBody(this.#body.whole, headerText(this.#headers, 'content-encoding'), this.#limits.maxBytes);
    if (plain.kind === 'too large') this.#settle({ kind: 'too large', status: this.#status });
    else if (plain.kind === 'unreadable') this.#settle({ kind: 'broken answer', why: plain.why, brokenOff: false });
    else this.#settle({ kind: 'answer', status: this.#status, headers: this.#headers, body: plain.bytes });
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    const why = describeError(error);
    if (this.#fellShort(error)) return;
    if (error instanceof AnswerError) this.#settle({ kind: 'broken answer', why, brokenOff: error.brokenOff });
    else if (error.name === 'HTTPParserError') this.#settle({ kind: 'not http', why });
    else if (codeOf(error) === 'UND_ERR_HEADERS_OVERFLOW' || (this.#status === 0 && isWrongAnswer(error)))
      this.#settle({ kind: 'broken answer', why, brokenOff: false });
    else this.#settle(this.#nothingOrBrokenOff(why));
  }

  readonly #onAbort = (): void => {
    this.#settle({ kind: 'no answer', why: 'the request was given up' });
    this.#tearDown();
  };

  #giveUp(why: string): void {
    this.#settle(this.#nothingOrBrokenOff(why));
    this.#tearDown();
  }

  #nothingOrBrokenOff(why: string): ExchangeOutcome {
    if (this.#status === 0) return { kind: 'no answer', why };
    return { kind: 'broken answer', why: `it broke off: ${why}`, brokenOff: true };
  }

  #tearDown(): void {
    this.#controller?.abort(new Error('given up'));
  }

  #settle(outcome: ExchangeOutcome): void {
    if (this.#close()) this.#end.resolve(outcome);
  }

  /** Whether it was this machine that could not send the request. */
  #fellShort(error: unknown): boolean {
    const why = shortageOf(error);
    if (why === undefined) return false;
    if (this.#close()) this.#end.reject(new ShortageError(why));
    return true;
  }

  /** @returns false when it was closed before */
  #close(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    clearTimeout(this.#deadline);
    clearTimeout(this.#connect);
    this.#limits.signal?.removeEventListener('abort', this.#onAbort);
    return true;
  }
}

interface ExchangeEnd {
  readonly resolve: (outcome: ExchangeOutcome) => void;
  readonly reject: (error: ShortageError) => void;
}

/** How undici calls an answer that it cannot read; with any other error nothing came. */
function isWrongAnswer(error: Error): boolean {
  return codeOf(error) === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' || error.message === 'bad upgrade';
}

/** An error in one line, the code first: ECONNREFUSED and its kin say more than the sentence after them. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return foreignText(String(error));
  // A host with several addresses fails with one error for each and an empty message of its own.
  if (error instanceof AggregateError && error.message === '' && error.errors.length > 0) {
    return error.errors.map(describeError).join('; ');
  }
  const code = codeOf(error);
  const text = error.message === '' ? error.name : error.message;
  return foreignText(code === undefined || text.includes(code) ? text : `${code}: ${text}`, 200);
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
