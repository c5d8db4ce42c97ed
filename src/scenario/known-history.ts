import type { ConnectionChange, Establishment, Listing, PairHistory, RoleChange } from '../oracle/history.ts';
import { latestEstablishment } from '../oracle/history.ts';
import { type Interval, interval } from '../timing/interval.ts';
import { CallLedger } from './call-ledger.ts';

/** Seconds without progress of a synchronization after which it has stalled. */
const stalledAfter = 5;

/**
 * What the kit knows of a pair's past. Whatever is about to change is noted as under way before it is ordered, and made exact
 * after: looks of the same time must not be judged as if nothing had happened.
 */
export class KnownHistory implements PairHistory {
  readonly ledger = new CallLedger();
  readonly #connection: ConnectionChange[] = [];
  readonly #roleChanges: RoleChange[] = [];
  readonly #memoryLosses: number[] = [];
  #listings: Listing[] = [];

  get connection(): readonly ConnectionChange[] {
    return this.#connection;
  }

  get calls(): PairHistory['calls'] {
    return this.ledger.groups;
  }

  get roleChanges(): readonly RoleChange[] {
    return this.#roleChanges;
  }

  get memoryLosses(): readonly number[] {
    return this.#memoryLosses;
  }

  get listings(): readonly Listing[] {
    return this.#listings;
  }

  /** The number of connection changes so far; undefined while one is under way. */
  get settledEra(): number | undefined {
    return this.changeUnderWay() === undefined ? this.#connection.length : undefined;
  }

  latestEstablishment(): Establishment | undefined {
    return latestEstablishment(this);
  }

  /** Whether the HA connection was last established because a member was started, and not because it was restored. */
  establishedByStart(): boolean {
    return this.#memoryLosses.at(-1) === this.#connection.length - 1;
  }

  changeUnderWay(): ConnectionChange | undefined {
    const latest = this.#connection.at(-1);
    return latest?.at.latest === Number.POSITIVE_INFINITY ? latest : undefined;
  }

  /** The HA connection is about to change, or may have changed already. A second loss changes nothing. */
  connectionChanges(state: ConnectionChange['state'], now: Interval): void {
    if (this.#connection.at(-1)?.state !== state) {
      this.#connection.push({ state, at: { earliest: now.earliest, latest: Number.POSITIVE_INFINITY } });
    }
    this.forgetListings();
  }

  /** The change that was under way has happened, at the latest at the end of `at`. */
  connectionChanged(at: Interval): void {
    const change = this.changeUnderWay();
    if (change === undefined) return;
    this.#connection[this.#connection.length - 1] = { ...change, at: interval(change.at.earliest, at.latest) };
  }

  /** The roles are about to change; they have when the function that it returns is called. */
  rolesChange(now: () => Interval): () => void {
    const index = this.#roleChanges.length;
    const begun = { earliest: now().earliest, latest: Number.POSITIVE_INFINITY };
    this.#roleChanges.push({ at: begun, era: this.#connection.length });
    this.forgetListings();
    return () => {
      this.#roleChanges[index] = { at: interval(begun.earliest, now().latest), era: this.#connection.length };
    };
  }

  /** A member was stopped or killed: what it knew of calls is gone. */
  memoryLost(): void {
    this.#memoryLosses.push(this.#connection.length);
  }

  listed(listing: Listing): void {
    this.#listings.push(listing);
  }

  /** For some seconds no listing has found fewer calls missing: what is missing may be gone altogether. */
  hasStalled(missing: number, at: Interval): boolean {
    const since = this.#listings.find((listing) => listing.missing === missing);
    return missing > 0 && since !== undefined && at.earliest - since.at.latest > stalledAfter;
  }

  /** What was listed no longer tells what is missing. */
  forgetListings(): void {
    this.#listings = [];
  }
}
