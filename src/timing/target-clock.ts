import type { Clock } from '../control/wire.ts';
import { type Interval, instant, interval, microseconds } from './interval.ts';

/** How far two clocks may drift apart, as a share of the time since they were last compared (an NTP slew is 0.0005). */
const drift = 0.0005;

/**
 * What the kit knows of the target's clock. A virtual clock stands still between two answers, so it is known exactly. A wall
 * clock is known to within the time that the best comparison took to cross the network, and a little drift.
 */
export class TargetClock {
  readonly kind: Clock['kind'];
  readonly rate: number;
  readonly #local: () => number;
  /** Virtual: the present time, twice. Wall: target time minus rate x local time lies between these. */
  #low = 0;
  #high = 0;
  #comparedAt: number | undefined;

  /** @param local a local clock that never goes back, in real seconds */
  constructor(clock: Clock, local: () => number = () => performance.now() / 1000) {
    this.kind = clock.kind;
    this.rate = clock.kind === 'virtual' ? 1 : clock.rate;
    this.#local = local;
  }

  /** The local clock, in real seconds: take it before and after a request, and give both to {@link span} or {@link learn}. */
  local(): number {
    return this.#local();
  }

  /** Takes in that the target said `now` (its seconds) in answer to a request sent and answered at these local times. */
  learn(sent: number, answered: number, now: number): void {
    if (this.kind === 'virtual') {
      this.#low = microseconds(now);
      this.#high = this.#low;
    } else {
      const low = now - this.rate * answered;
      const high = now - this.rate * sent;
      const slack = this.#comparedAt === undefined ? Number.POSITIVE_INFINITY : this.#slackAt(answered);
      const narrowedLow = Math.max(low, this.#low - slack);
      const narrowedHigh = Math.min(high, this.#high + slack);
      // An empty intersection means that one of the clocks was set: only the new comparison is worth anything.
      const agrees = narrowedLow <= narrowedHigh;
      this.#low = agrees ? narrowedLow : low;
      this.#high = agrees ? narrowedHigh : high;
    }
    this.#comparedAt = answered;
  }

  /** The target's time of something that happened between two local times. */
  span(from: number, to: number): Interval {
    if (this.#comparedAt === undefined) throw new Error('the target clock was never read');
    if (this.kind === 'virtual') return instant(this.#low);
    const slack = this.#slackAt(to);
    return interval(this.rate * from + this.#low - slack, this.rate * to + this.#high + slack);
  }

  now(): Interval {
    const local = this.#local();
    return this.span(local, local);
  }

  #slackAt(local: number): number {
    return Math.max(0, local - (this.#comparedAt ?? local)) * drift * this.rate;
  }
}
