import type { Interval } from '../timing/interval.ts';
import type { Listing } from './pair-history.ts';

/** The calls of one member at one time. */
export interface MemberCalls {
  readonly member: string;
  readonly at: Interval;
  /** Each once, however many copies there are. */
  readonly ids: ReadonlySet<string>;
  /** How many are there once more. */
  readonly copies: number;
  /** How many changes of roles there had been. */
  readonly roleChanges: number;
}

/** What the listings of calls showed. */
export class ListingRecord {
  #missing: Listing[] = [];
  #missingIds: readonly string[] = [];
  readonly #latest = new Map<'primary' | 'backup', MemberCalls>();

  /** How many calls were missing on the backup, since the last thing that could change it; oldest first. */
  get missing(): readonly Listing[] {
    return this.#missing;
  }

  /** The calls that the latest of these found missing. */
  get missingIds(): readonly string[] {
    return this.#missingIds;
  }

  /** The latest listing of the member that ran in this role then. */
  latest(role: 'primary' | 'backup'): MemberCalls | undefined {
    return this.#latest.get(role);
  }

  listed(role: 'primary' | 'backup', calls: MemberCalls): void {
    this.#latest.set(role, calls);
  }

  lacked(listing: Listing, ids: readonly string[]): void {
    this.#missing = [...this.#missing, listing];
    this.#missingIds = ids;
  }

  /** What was listed no longer tells what is missing. */
  forget(): void {
    this.#missing = [];
    this.#missingIds = [];
  }
}
