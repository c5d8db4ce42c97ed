import { setImmediate } from 'node:timers/promises';
import type { ControlClient } from '../control/control-client.ts';
import { formatSeconds, type Interval, microseconds } from '../timing/interval.ts';
import { type TargetClock, TargetClockError } from '../timing/target-clock.ts';

/** As exact as the control protocol wants a clock to be, in seconds. */
const finest = 0.001;
const passesInOneTurn = 50;
let passes = 0;

/** A wait was ended early, because the pair was given back. */
export class WaitEnded extends Error {
  override readonly name = 'WaitEnded';

  constructor() {
    super('the wait was ended early');
  }
}

/** Lets time pass for one pair: moves its clock where that is virtual, waits where it is not. */
export class TargetTime {
  readonly #clock: TargetClock;
  readonly #control: ControlClient;
  readonly #pair: string;
  readonly #ended: AbortSignal;

  /** @param ended ends every wait */
  constructor(clock: TargetClock, control: ControlClient, pair: string, ended: AbortSignal) {
    this.#clock = clock;
    this.#control = control;
    this.#pair = pair;
    this.#ended = ended;
  }

  /** Seconds that a virtual clock must be moved until it is that late; 0 where it is already, or runs by itself. */
  toAdvance(moment: Interval): number {
    if (this.#clock.kind === 'wall') return 0;
    return Math.max(0, microseconds(moment.latest - this.#clock.now().latest));
  }

  async passUntil(moment: Interval): Promise<void> {
    if (this.#clock.kind === 'wall') return this.#sleepUntil(moment.latest);
    // On a virtual clock nothing waits for anything real: without a turn of the event loop no timer and no signal gets through.
    passes += 1;
    if (passes % passesInOneTurn === 0) await setImmediate();
    const seconds = this.toAdvance(moment);
    if (seconds === 0) return;
    const before = this.#clock.now().latest;
    const now = await this.#control.advanceClock(this.#pair, seconds);
    const local = this.#clock.local();
    this.#clock.learn(local, local, now);
    const moved = microseconds(this.#clock.now().latest - before);
    if (Math.abs(moved - seconds) <= finest) return;
    const [ordered, really] = [formatSeconds(seconds), formatSeconds(moved)];
    throw new TargetClockError(`was to be moved by ${ordered} s, and moved by ${really} s`);
  }

  /** Real waiting for so many seconds of the target, or until the scenario ends. */
  async rest(seconds: number): Promise<void> {
    await sleep((seconds / this.#clock.rate) * 1000, this.#ended);
  }

  async #sleepUntil(moment: number): Promise<void> {
    for (let left = moment - this.#clock.now().earliest; left > 0; left = moment - this.#clock.now().earliest) {
      await this.rest(left);
      if (this.#ended.aborted) throw new WaitEnded();
    }
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, Math.max(1, ms));
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
  });
}
