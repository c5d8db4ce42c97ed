import type { Interval } from '../timing/interval.ts';
import type { KnownRoleChange } from './role-record.ts';

/** Calls that nobody hung up and that the primary no longer has. */
export interface Loss {
  readonly calls: readonly string[];
  readonly of: number;
  readonly at: Interval;
  /** The changes of roles since they were last known to be there; none: they were lost in between. */
  readonly changes: readonly KnownRoleChange[];
  /** The backup had these, or must have had them by then. */
  readonly promised: readonly string[];
}

/** Calls that are known to be lost, until they are seen again. */
export class LossRecord {
  readonly #lost = new Set<string>();
  readonly #losses: Loss[] = [];
  /** Ended calls that a listing of the primary lacked: gone for good, as they must be. */
  readonly #gone = new Set<string>();

  get losses(): readonly Loss[] {
    return this.#losses;
  }

  isLost(id: string): boolean {
    return this.#lost.has(id);
  }

  lost(loss: Loss): void {
    this.#losses.push(loss);
    for (const id of loss.calls) this.#lost.add(id);
  }

  /** Calls that exist on the primary are not lost. */
  seen(ids: ReadonlySet<string>): void {
    for (const id of this.#lost) if (ids.has(id)) this.#lost.delete(id);
  }

  /** Notes ended calls that the primary lacks; returns those that it lacked before and has again. */
  ended(ended: readonly string[], onPrimary: ReadonlySet<string>): readonly string[] {
    const back: string[] = [];
    for (const id of ended) {
      if (!onPrimary.has(id)) this.#gone.add(id);
      else if (this.#gone.delete(id)) back.push(id);
    }
    return back;
  }
}
