import type { Clock } from '../control/wire.ts';
import { formatInterval, formatSeconds, type Interval, instant, interval, microseconds, notAfter } from './interval.ts';

/** How far two clocks may drift apart, as a share of the time since they were last compared (an NTP slew is 0.0005). */
export const drift = 0.0005;

/** The finest that is believed of a time that a target gives, in seconds: what the control protocol asks for. */
const finest = 0.001;
/** Up to here, in seconds, sums of a few times are exact to well below a microsecond. */
const largestExact = 1e6;
/** So many different times in whole seconds, and nothing else, are no chance. */
const wholeSecondsByChance = 2;

/** The target's clock cannot be judged by: it was set, or is too coarse. */
export class TargetClockError extends Error {
  override readonly name = 'TargetClockError';

  constructor(what: string) {
    super(
      `the clock of the target ${what}; it must never be set, and be given to the millisecond or better (docs/control-protocol.md)`,
    );
  }
}

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
 * clock is known to within the time that the best comparison took to cross the network, the last digit that it gives, and a
 * little drift.
 */
export class TargetClock {
  readonly kind: Clock['kind'];
  readonly rate: number;
  readonly #local: () => number;
  #latest: Comparison | undefined;
  /**
   * The whole second of the target's clock from which the kit counts. A clock may begin anywhere, also in 1970, and in the sums
   * of numbers that large microseconds are lost.
   */
  #origin: number | undefined;
  /** The different times in whole seconds that it gave since it last gave another one. */
  readonly #wholeSeconds = new Set<number>();
  #onlyWholeSeconds = true;

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

  /**
   * Takes in that the target said `now` (its seconds) in answer to a request sent and answered at these local times.
   *
   * @throws TargetClockError if a wall clock cannot have said so, or gives whole seconds only. What was known stays known: it
   *   holds for all that happened until then.
   */
  learn(sent: number, answered: number, said: number): void {
    const now = this.at(said);
    if (this.kind === 'virtual') {
      const exact = microseconds(now);
      if (this.#latest !== undefined && exact < this.#latest.low) {
        const before = formatSeconds(this.#latest.low);
        throw new TargetClockError(`went back, from ${before} s to ${formatSeconds(exact)} s`);
      }
      this.#latest = { sent, answered, low: exact, high: exact };
      return;
    }
    this.#refuseWholeSeconds(said);
    // A time may be cut off or rounded at its last digit.
    const low = now - lastDigit(said) - this.rate * answered;
    const high = now + lastDigit(said) - this.rate * sent;
    const before = this.#latest;
    if (before === undefined) {
      this.#latest = { sent, answered, low, high };
      return;
    }
    // Both clocks were read somewhere in a span of time, so that the longest time between the two readings counts.
    const slack = Math.max(answered - before.sent, before.answered - sent, 0) * drift * this.rate;
    const narrowed = { low: Math.max(low, before.low - slack), high: Math.min(high, before.high + slack) };
    if (narrowed.low > narrowed.high) {
      const expected = formatInterval(this.span(sent, answered));
      throw new TargetClockError(
        `was set, or is too coarse: it said ${formatSeconds(now)} s, and from what it said before that was at ${expected}`,
      );
    }
    this.#latest = { sent, answered, ...narrowed };
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

  /** A time that the target gave, as the kit counts. */
  at(said: number): number {
    this.#origin ??= said > largestExact ? Math.floor(said) : 0;
    return microseconds(said - this.#origin);
  }

  /**
   * Takes in an answer that says `said`, and gives the time of what it reports.
   *
   * @throws TargetClockError
   */
  answered(sent: number, answered: number, said: number): Interval {
    this.learn(sent, answered, said);
    return notAfter(this.span(sent, answered), this.at(said));
  }

  now(): Interval {
    const local = this.#local();
    return this.span(local, local);
  }

  /** Whether all times that it gave so far were whole seconds: too coarse, unless by chance. */
  get onlyWholeSeconds(): boolean {
    return this.#onlyWholeSeconds;
  }

  #refuseWholeSeconds(now: number): void {
    if (!Number.isInteger(now)) this.#onlyWholeSeconds = false;
    if (!Number.isInteger(now)) this.#wholeSeconds.clear();
    else this.#wholeSeconds.add(now);
    if (this.#wholeSeconds.size <= wholeSecondsByChance) return;
    throw new TargetClockError(
      `is too coarse: it gave whole seconds each time (${[...this.#wholeSeconds].join(', ')})`,
    );
  }

  /** How far the clocks may have drifted between a local time and the comparison, wherever in its span that was made. */
  #slack({ sent, answered }: Comparison, local: number): number {
    return Math.max(local - sent, answered - local, 0) * drift * this.rate;
  }
}

/** What the last digit of a time in seconds stands for: 0.1 of 60.2. */
function lastDigit(time: number): number {
  return [1, 0.1, 0.01].find((_, decimals) => Number(time.toFixed(decimals)) === time) ?? finest;
}
