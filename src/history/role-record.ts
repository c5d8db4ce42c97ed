import type { Interval } from '../timing/interval.ts';
import type { RoleChange } from './pair-history.ts';

/** A change of roles, and what the document says of it. */
export interface KnownRoleChange extends RoleChange {
  /** Both members were seen ready for switchover right before it: no call may be lost (switch.no-loss-when-ready). */
  readonly safe: boolean;
  /** `ordered` by anybody, a `failover` after a member was stopped or killed, or by `itself`. */
  readonly cause: 'ordered' | 'failover' | 'itself';
}

/** The changes of roles. One that is under way may have taken effect already. */
export class RoleRecord {
  readonly #changes: KnownRoleChange[] = [];

  get changes(): readonly KnownRoleChange[] {
    return this.#changes;
  }

  get latest(): KnownRoleChange | undefined {
    return this.#changes.at(-1);
  }

  get underWay(): boolean {
    return this.latest?.at.latest === Number.POSITIVE_INFINITY;
  }

  begins(change: Omit<KnownRoleChange, 'at'>, earliest: number): void {
    this.#changes.push({ ...change, at: { earliest, latest: Number.POSITIVE_INFINITY } });
  }

  /** @param era the number of connection changes by now */
  ends(at: Interval, era: number): void {
    const change = this.latest;
    if (change === undefined || !this.underWay) return;
    this.#changes[this.#changes.length - 1] = {
      ...change,
      at: { earliest: change.at.earliest, latest: Math.max(change.at.earliest, at.latest) },
      era,
    };
  }

  refused(): void {
    if (this.underWay) this.#changes.pop();
  }

  changed(at: Interval, era: number): void {
    this.#changes.push({ at, era, safe: false, cause: 'itself' });
  }
}
