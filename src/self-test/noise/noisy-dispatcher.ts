import type { Dispatcher } from 'undici';
import type { Carrier } from '../../http/exchange.ts';

type Handler = Dispatcher.DispatchHandler;

/** What stands between the kit and the target. All of it follows from the seed. */
export interface Noise {
  readonly seed: number;
  /** Real milliseconds by which an answer is late at most. */
  readonly late: number;
  /** The share of looks at a status page that end in a reset connection. */
  readonly resets: number;
  /** The share of looks that are held up for so many milliseconds more, so that others are skipped meanwhile. */
  readonly held: number;
  readonly holdFor: number;
}

export const usualNoise = { late: 400, resets: 0.02, held: 0.05, holdFor: 1_500 } as const;

/**
 * Passes requests on and holds back their answers. Orders of the control protocol are late too and never reset: whether one
 * that was not answered was carried out nobody could tell.
 */
export class NoisyDispatcher implements Carrier {
  readonly #inner: Carrier;
  readonly #noise: Noise;
  readonly #random: () => number;

  constructor(inner: Carrier, noise: Noise) {
    this.#inner = inner;
    this.#noise = noise;
    this.#random = seededRandom(noise.seed);
  }

  dispatch(options: Parameters<Carrier['dispatch']>[0], handler: Handler): boolean {
    const { late, resets, held, holdFor } = this.#noise;
    const look = /\/serverx?\?/.test(options.path);
    // Always three numbers for a request, so that what befalls the next one does not depend on this one's kind.
    const [delay, reset, hold] = [this.#random() * late, this.#random() < resets, this.#random() < held];
    const wait = delay + (look && hold ? holdFor : 0);
    return this.#inner.dispatch(options, look && reset ? resetting(handler, wait) : lateAnswer(handler, wait));
  }
}

/** The whole answer, so many milliseconds late. */
function lateAnswer(handler: Handler, wait: number): Handler {
  const steps: (() => void)[] = [];
  const replay = (): void => {
    setTimeout(() => {
      for (const step of steps) step();
    }, wait);
  };
  return {
    onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
    onResponseStart: (...given) => void steps.push(() => handler.onResponseStart?.(...given)),
    onResponseData: (controller, chunk) => {
      // The bytes may be used again by the time that they are wanted.
      const kept = Buffer.from(chunk);
      steps.push(() => handler.onResponseData?.(controller, kept));
    },
    onResponseEnd: (...given) => {
      steps.push(() => handler.onResponseEnd?.(...given));
      replay();
    },
    onResponseError: (...given) => {
      steps.push(() => handler.onResponseError?.(...given));
      replay();
    },
  };
}

/** The answer is swallowed, and the connection ends in its place. */
function resetting(handler: Handler, wait: number): Handler {
  const end: Handler['onResponseEnd'] = (controller) => {
    const error = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    setTimeout(() => handler.onResponseError?.(controller, error), wait);
  };
  return {
    onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
    onResponseStart: () => undefined,
    onResponseData: () => undefined,
    onResponseEnd: end,
    onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
  };
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
