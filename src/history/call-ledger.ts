import type { Interval } from '../timing/interval.ts';
import { type CallGroup, type Establishment, existedBefore } from './pair-history.ts';

/** The calls that were placed and ended: what ought to exist. */
export class CallLedger {
  #groups: CallGroup[] = [];
  readonly #open = new Map<number, CallGroup>();
  /** Counts the changes, so that what was worked out from an older state is known to be old. */
  #version = 0;
  #alive: { readonly version: number; readonly ids: ReadonlySet<string> } | undefined;

  get groups(): readonly CallGroup[] {
    return this.#groups;
  }

  /** Calls are about to begin, not before `earliest`, by the order of this number. */
  beginning(order: number, multisite: boolean, era: number | undefined, earliest: number): void {
    const begun = { earliest, latest: Number.POSITIVE_INFINITY };
    const open: CallGroup = { ids: [], multisite, era, begun, ended: undefined };
    this.#open.set(order, open);
    this.#set([...this.#groups, open]);
  }

  /** The calls that the order of this number was to begin surely had begun at `latest`; no ids: none did. */
  begun(order: number, ids: readonly string[], latest: number): void {
    const open = this.#open.get(order);
    if (open === undefined) return;
    this.#open.delete(order);
    const begun = { ...open, ids, begun: { earliest: open.begun.earliest, latest } };
    this.#set(this.#groups.flatMap((group) => (group !== open ? [group] : ids.length === 0 ? [] : [begun])));
  }

  /** Splits a group where only some of its calls ended. Said again, it makes the time of an end more exact. */
  ended(ids: readonly string[], at: Interval): void {
    const gone = new Set(ids);
    this.#set(
      this.#groups.flatMap((group) => {
        const ending = group.ids.filter((id) => gone.has(id));
        if (ending.length === 0 || (group.ended?.latest ?? Number.POSITIVE_INFINITY) < at.earliest) return [group];
        const staying = group.ids.filter((id) => !gone.has(id));
        const ended = { ...group, ids: ending, ended: at };
        return staying.length === 0 ? [ended] : [ended, { ...group, ids: staying }];
      }),
    );
  }

  /** The end of these calls was refused: they go on. */
  notEnded(ids: readonly string[]): void {
    const going = new Set(ids);
    const underWay = ({ ended }: CallGroup) => ended?.latest === Number.POSITIVE_INFINITY;
    this.#set(
      this.#groups.map((group) =>
        underWay(group) && group.ids.some((id) => going.has(id)) ? { ...group, ended: undefined } : group,
      ),
    );
  }

  /** Everything that has not ended. */
  alive(): readonly string[] {
    return this.#idsOf(() => true);
  }

  aliveMultisite(): readonly string[] {
    return this.#idsOf(({ multisite }) => multisite);
  }

  aliveNonMultisite(): readonly string[] {
    return this.#idsOf(({ multisite }) => !multisite);
  }

  /** Non-multisite calls that surely existed at the establishment and have not ended: the backup must come to have them. */
  toBeCopied(establishment: Establishment): readonly string[] {
    return this.#idsOf((group) => !group.multisite && existedBefore(group, establishment) === true);
  }

  /** Those of the calls that have not ended. */
  aliveOf(ids: readonly string[]): readonly string[] {
    if (this.#alive?.version !== this.#version) this.#alive = { version: this.#version, ids: new Set(this.alive()) };
    const { ids: alive } = this.#alive;
    return ids.filter((id) => alive.has(id));
  }

  #idsOf(wanted: (group: CallGroup) => boolean): readonly string[] {
    return this.#groups.filter((group) => group.ended === undefined && wanted(group)).flatMap(({ ids }) => ids);
  }

  #set(groups: CallGroup[]): void {
    this.#groups = groups;
    this.#version += 1;
  }
}
