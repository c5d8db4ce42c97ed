import { type CallGroup, type Establishment, existedBefore } from '../oracle/history.ts';
import type { Interval } from '../timing/interval.ts';

/** The calls that the kit placed and ended: what ought to exist. */
export class CallLedger {
  #groups: CallGroup[] = [];

  get groups(): readonly CallGroup[] {
    return this.#groups;
  }

  /** Calls are about to begin, not before `earliest`. What it returns is told which they are and when they surely had begun. */
  beginning(
    multisite: boolean,
    era: number | undefined,
    earliest: number,
  ): (ids: readonly string[], latest: number) => void {
    const open: CallGroup = {
      ids: [],
      multisite,
      era,
      begun: { earliest, latest: Number.POSITIVE_INFINITY },
      ended: undefined,
    };
    this.#groups.push(open);
    return (ids, latest) => {
      const begun = { ...open, ids, begun: { earliest, latest } };
      this.#groups = this.#groups.map((group) => (group === open ? begun : group));
    };
  }

  /** Splits a group where only some of its calls ended. Said again, it makes the time of an end more exact. */
  ended(ids: readonly string[], at: Interval): void {
    const gone = new Set(ids);
    this.#groups = this.#groups.flatMap((group) => {
      const ending = group.ids.filter((id) => gone.has(id));
      if (ending.length === 0 || (group.ended?.latest ?? Number.POSITIVE_INFINITY) < at.earliest) return [group];
      const staying = group.ids.filter((id) => !gone.has(id));
      const ended = { ...group, ids: ending, ended: at };
      return staying.length === 0 ? [ended] : [ended, { ...group, ids: staying }];
    });
  }

  /** Everything that has not ended. */
  alive(): readonly string[] {
    return this.#groups.filter(({ ended }) => ended === undefined).flatMap(({ ids }) => ids);
  }

  aliveMultisite(): readonly string[] {
    return this.#groups.filter(({ multisite, ended }) => multisite && ended === undefined).flatMap(({ ids }) => ids);
  }

  /** Non-multisite calls that surely existed at the establishment and have not ended: the backup must come to have them. */
  toBeCopied(establishment: Establishment): readonly string[] {
    return this.#groups
      .filter((group) => !group.multisite && group.ended === undefined && existedBefore(group, establishment) === true)
      .flatMap(({ ids }) => ids);
  }

  aliveNonMultisite(): readonly string[] {
    return this.#groups.filter(({ multisite, ended }) => !multisite && ended === undefined).flatMap(({ ids }) => ids);
  }

  /** Those of the calls that have not ended. */
  aliveOf(ids: readonly string[]): readonly string[] {
    const alive = new Set(this.alive());
    return ids.filter((id) => alive.has(id));
  }
}
