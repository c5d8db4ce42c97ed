import { type Interval, interval } from '../timing/interval.ts';
import type { ConnectionChange } from './pair-history.ts';

/**
 * The changes of the HA connection. Whatever is about to change is noted as under way before it is ordered, and made exact
 * after: looks of the same time must not be judged as if nothing had happened.
 */
export class ConnectionRecord {
  readonly #changes: ConnectionChange[] = [];

  get changes(): readonly ConnectionChange[] {
    return this.#changes;
  }

  get latest(): ConnectionChange | undefined {
    return this.#changes.at(-1);
  }

  get underWay(): ConnectionChange | undefined {
    return this.latest?.at.latest === Number.POSITIVE_INFINITY ? this.latest : undefined;
  }

  /** The HA connection is about to change, or may have changed already. A second loss changes nothing. */
  begins(state: ConnectionChange['state'], earliest: number): void {
    if (this.latest?.state === state) return;
    this.#changes.push({ state, at: { earliest, latest: Number.POSITIVE_INFINITY } });
  }

  /** The change that is under way had not happened yet at the beginning of `at`. */
  notYet(at: Interval): void {
    const change = this.underWay;
    if (change === undefined || at.earliest <= change.at.earliest) return;
    this.#changes[this.#changes.length - 1] = { ...change, at: { ...change.at, earliest: at.earliest } };
  }

  /** The change that was under way has happened, at the latest at the end of `at`. */
  ends(at: Interval): void {
    const change = this.underWay;
    if (change === undefined) return;
    this.#changes[this.#changes.length - 1] = { ...change, at: interval(change.at.earliest, at.latest) };
  }

  /** The change that was under way was refused: nothing has changed. */
  refused(): void {
    if (this.underWay !== undefined) this.#changes.pop();
  }

  /** It changed by itself within `at`. */
  changed(state: ConnectionChange['state'], at: Interval): void {
    if (this.latest?.state !== state) this.#changes.push({ state, at });
  }
}
