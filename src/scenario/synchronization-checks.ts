import { pauseSeconds } from '../history/figures.ts';
import type { Progress } from '../history/progress-record.ts';
import {
  duration,
  firstStretchWithTooMany,
  leastSeconds,
  mostCallsAtOnce,
  stuckAfterSeconds,
} from '../oracle/synchronization.ts';
import { elapsed, formatInterval, formatSeconds, type Interval, interval } from '../timing/interval.ts';
import { justBefore } from '../watch/next-to-watch.ts';
import { failed, inconclusive, otherFailed, setupFailed } from './check-ended.ts';
import type { PairUnderTest } from './pair-under-test.ts';

/** What is known of one synchronization: how many calls were missing when it began, and what was seen since. */
export class Synchronization {
  /** Which establishment of the HA connection it belongs to, by its place in the history. */
  readonly establishment: number;
  readonly missingAtFirst: number;
  readonly #pair: PairUnderTest;
  readonly #progress: Progress[];
  readonly #before: Synchronization | undefined;

  /**
   * @param missing the calls that the backup lacked when the HA connection was last established
   * @param before the synchronization of the same pair that was followed before this one, if any was
   */
  constructor(pair: PairUnderTest, missing: readonly string[], before?: Synchronization) {
    const { index, at } = pair.established();
    this.establishment = index;
    this.missingAtFirst = missing.length;
    this.#pair = pair;
    this.#progress = [{ at, missing: missing.length, uncopied: missing.length }];
    this.#before = before;
  }

  /** Lists the calls once more. */
  async lookAgain(): Promise<Progress> {
    const { at, missing } = await this.#pair.listMissing();
    const progress = { at, missing, uncopied: missing };
    this.#progress.push(progress);
    // On a wall clock both members are looked at all the time; here the listings must come as close as they can. Just before a
    // second the pages say what they said at the last one, which the listing is held against.
    if (this.#pair.clock.kind === 'virtual' && (missing === 0 || this.#atWholeSecond())) await this.#pair.look();
    return progress;
  }

  /**
   * Follows it until no call is missing. Fails when it gets stuck.
   *
   * @param stuckBreaks the requirement that it breaks then: that of the copying itself where nothing else is said
   */
  async follow(
    stuckBreaks = this.#pair.history.beginning?.byStart ? 'sync.missing-after-restart' : 'sync.missing-after-link-loss',
  ): Promise<void> {
    let latest = await this.lookAgain();
    let movedAt = latest.at;
    while (latest.missing > 0) {
      await this.#untilNextLook();
      const next = await this.lookAgain();
      if (next.missing < latest.missing) movedAt = next.at;
      else if (elapsed(movedAt, next.at).earliest > stuckAfterSeconds) {
        throw otherFailed(
          stuckBreaks,
          'missing calls are copied to the backup until none is missing',
          [`progress at least every ${stuckAfterSeconds} s`],
          `${next.missing} of ${this.missingAtFirst} call(s) were missing, and none was copied for ${stuckAfterSeconds} s`,
          next.at,
        );
      }
      latest = next;
    }
  }

  /** Surely no more than so many calls were copied between two pauses. */
  checkBatches(atOnce: number): void {
    const tooMany = firstStretchWithTooMany(this.#progress, atOnce, this.#pair.target.tolerances.grace);
    if (tooMany === undefined) return;
    throw failed(
      `at most ${atOnce} missing calls are copied before a pause of ${pauseSeconds} s`,
      [`at most ${tooMany.allowed} call(s) sent within ${formatSeconds(tooMany.seconds)} s`],
      `${tooMany.copied} call(s) were copied`,
      tooMany.to.at,
    );
  }

  /** With so many calls at once it surely did not take less time than its pauses. */
  checkLeastDuration(atOnce: number): void {
    const least = leastSeconds(this.missingAtFirst, atOnce);
    const took = duration(this.#progress);
    const demand = `${this.missingAtFirst} missing call(s), ${atOnce} at once, take at least ${least} s`;
    if (took === undefined) throw inconclusive(demand, [`at least ${least} s`], 'it did not end while it was followed');
    if (took.latest < least) {
      throw failed(demand, [`at least ${least} s`], `it took ${formatInterval(took)}`, this.#progress.at(-1)?.at);
    }
    const resolution = this.#resolution();
    if (took.earliest < least - resolution - 1e-6) {
      throw inconclusive(
        demand,
        [`known to within ${formatSeconds(resolution)} s`],
        `it took ${formatInterval(took)}: the calls were not listed often enough to tell`,
      );
    }
  }

  /** It surely did not take longer: no more than so many seconds. */
  checkMostDuration(most: number): void {
    const took = duration(this.#progress);
    this.#checkAtMost(most, took, {
      demand: `${this.missingAtFirst} missing call(s) are copied within ${formatSeconds(most)} s`,
      accepted: `at most ${formatSeconds(most)} s`,
      seen: took === undefined ? 'some never were' : `it took ${formatInterval(took)}`,
    });
  }

  /**
   * It surely did not take so many seconds longer than the synchronization before. The document gives no speed, so only a
   * pair's own can say what its known calls cost.
   */
  checkNotMuchLonger(most: number): void {
    const before = this.#before === undefined ? undefined : duration(this.#before.#progress);
    if (before === undefined) throw setupFailed('calls were copied to the end once before', 'none were');
    const took = duration(this.#progress);
    this.#checkAtMost(most, took === undefined ? undefined : elapsed(before, took), {
      demand: `${this.missingAtFirst} missing call(s) are not delayed by calls that the backup has`,
      accepted: `at most ${formatSeconds(most)} s longer than the last time`,
      seen:
        took === undefined
          ? 'some were never copied'
          : `it took ${formatInterval(took)}, and ${formatInterval(before)} the last time`,
    });
  }

  /** @param seconds undefined if it has not ended */
  #checkAtMost(
    most: number,
    seconds: Interval | undefined,
    { demand, accepted, seen }: { readonly demand: string; readonly accepted: string; readonly seen: string },
  ): void {
    if (seconds === undefined || seconds.earliest > most) throw failed(demand, [accepted], seen);
    const resolution = this.#resolution();
    if (seconds.latest <= most + resolution) return;
    throw inconclusive(
      demand,
      [`known to within ${formatSeconds(resolution)} s`],
      `${seen}: the calls were not listed often enough to tell`,
    );
  }

  /** The number of calls that the first burst copied, where it could be seen: which limit the server uses. */
  firstBatch(): number | undefined {
    const first = this.#progress[1];
    const begin = this.#progress[0];
    if (first === undefined || begin === undefined) return undefined;
    return elapsed(begin.at, first.at).latest < pauseSeconds ? this.missingAtFirst - first.missing : undefined;
  }

  /** Whatever the option says, never more than the largest valid value at once. */
  checkNeverMoreThanMost(): void {
    this.checkBatches(mostCallsAtOnce);
  }

  #resolution(): number {
    return Math.max(justBefore, Math.min(this.#pair.target.tolerances.resolution, pauseSeconds * 0.9));
  }

  /** On a virtual clock: just before and at each whole second since the establishment, where a pause can end at the earliest. */
  async #untilNextLook(): Promise<void> {
    if (this.#pair.clock.kind === 'wall') return this.#pair.pause(0.1);
    const t0 = this.#pair.established().at.latest;
    const since = this.#since();
    const second = Math.floor(since) + 1;
    const next = t0 + (since < second - justBefore ? second - justBefore : second);
    await this.#pair.passUntil(interval(next, next));
  }

  #atWholeSecond(): boolean {
    return Number.isInteger(this.#since());
  }

  /** Seconds since the establishment, at the most. */
  #since(): number {
    return elapsed(this.#pair.established().at, this.#pair.now()).latest;
  }
}
