import type { Clock } from '../control/wire.ts';
import { type Interval, instant, interval, microseconds } from './interval.ts';

/** How far two clocks may drift apart, as a share of the time since they were last compared (an NTP slew is 0.0005). */
export const drift = 0.0005;

/** What one comparison of the clocks gave, narrowed by what was known before it. */
interface Comparison {
  /** The local times between which the target's clock was read. */
  readonly sent: number;
  readonly answered: number;
  /** Target time minus rate x local time, at that moment, lies between these. */
  readonly low: number;
  readonly high: number;
}

/**
 * What the kit knows of the target's clock. A virtual clock stands still between two answers, so it is known exactly. A wall
 * clock is known to within the time that the best comparison took to cross the network, and a little drift.
 */
export class TargetClock {
  readonly kind: Clock['kind'];
  readonly rate: number;
  readonly #local: () => number;
  #latest: Comparison | undefined;

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
      const exact = microseconds(now);
      this.#latest = { sent, answered, low: exact, high: exact };
      return;
    }
    const low = now - this.rate * answered;
    const high = now - this.rate * sent;
    const before = this.#latest;
    if (before === undefined) {
      this.#latest = { sent, answered, low, high };
      return;
    }
    // Both clocks were read somewhere in a span of time, so that the longest time between the two readings counts.
    const slack = Math.max(answered - before.sent, before.answered - sent, 0) * drift * this.rate;
    const narrowed = { low: Math.max(low, before.low - slack), high: Math.min(high, before.high + slack) };
    // An empty intersection means that one of the clocks was set: only the new comparison is worth anything.
    const agrees = narrowed.low <= narrowed.high;
    this.#latest = { sent, answered, ...(agrees ? narrowed : { low, high }) };
  }

  /**
   * The target's time of something that happened between two local times.
   *
   * @throws Error if the target's clock was never read
   */
  span(from: number, to: number): Interval {
    const latest = this.#latest;
    if (latest === undefined) throw new Error('the target clock was never read');
    if (this.kind === 'virtual') return instant(latest.low);
    return interval(
      this.rate * from + latest.low - this.#slack(latest, from),
      this.rate * to + latest.high + this.#slack(latest, to),
    );
  }

  now(): Interval {
    const local = this.#local();
    return this.span(local, local);
  }

  /** How far the clocks may have drifted between a local time and the comparison, wherever in its span that was made. */
  #slack({ sent, answered }: Comparison, local: number): number {
    return Math.max(local - sent, answered - local, 0) * drift * this.rate;
  }
}
