import type { History } from '../history/history.ts';
import type { Look } from '../history/look.ts';
import type { Tolerances } from '../oracle/tolerances.ts';
import type { StatusFormChoice } from '../status/server-status.ts';
import type { Interval } from '../timing/interval.ts';
import type { Watcher } from './watcher.ts';

/** The names of the members that a look found in each role. */
export interface Roles {
  readonly primary: string;
  readonly backup: string;
}

/** What a view needs of time. */
export interface ViewTime {
  now(): Interval;
  /** The shortest wait that makes sense between two looks for something to change. */
  pause(): Promise<void>;
}

export interface ViewSetup {
  readonly watcher: Watcher;
  readonly history: History;
  readonly tolerances: Tolerances;
  readonly form: StatusFormChoice;
  readonly time: ViewTime;
}

/** Decides when a pair is looked at: no look is taken twice of one state, and none is left out before time passes. */
export class PairView {
  readonly #setup: ViewSetup;
  /** Virtual clock: nothing was done and no time has passed since the latest look, so another one would see the same. */
  #isFresh = false;
  /** Virtual clock: something was done that no look has seen yet. A state that lasts no time at all is not looked at. */
  #isDue = false;

  constructor(setup: ViewSetup) {
    this.#setup = setup;
  }

  /** Something is done to the pair, or time passes. */
  changes(): void {
    this.#isFresh = false;
  }

  /** Reads both members' pages now. */
  async look(): Promise<Look> {
    const { watcher, history, form } = this.#setup;
    const { latest } = history.looks;
    if (this.#isFresh && latest !== undefined) return latest;
    this.#isFresh = history.clock === 'virtual';
    this.#isDue = false;
    return watcher.look(form);
  }

  /** On a virtual clock it is enough to look before time passes. */
  async lookSoon(): Promise<void> {
    if (this.#setup.history.clock === 'wall') await this.look();
    else this.#isDue = true;
  }

  async lookIfDue(): Promise<void> {
    if (this.#isDue) await this.look();
  }

  /** The calls of every running member, the primary's first: calls that it has lost are not missing on the backup. */
  async listAll(): Promise<void> {
    const { watcher, history } = this.#setup;
    const { primary = history.expectedPrimary } = history.looks.roles();
    const running = history.pair.members.filter(({ state }) => state === 'running');
    for (const { name } of running.toSorted((a, b) => Number(b.name === primary) - Number(a.name === primary)))
      await watcher.list(name);
  }

  /** Looks until one member runs as primary and one as backup; undefined where that stays unclear for too long. */
  async roles(): Promise<Roles | undefined> {
    const { history, tolerances, time } = this.#setup;
    const deadline = time.now().earliest + tolerances.settle + tolerances.grace;
    if (history.looks.latest === undefined) await this.look();
    for (;;) {
      const { primary, backup } = history.looks.roles();
      if (primary !== undefined && backup !== undefined) return { primary, backup };
      if (time.now().earliest >= deadline) return undefined;
      await time.pause();
      await this.look();
    }
  }

  /**
   * Looks until the pages say who runs in which role: a member may need a moment to take one (A10, A29), and a page to show
   * it (A25). Where it stays unclear, that is for others to judge.
   *
   * @param former the member that was primary and is not to be
   */
  async untilRolesAreClear(former?: string): Promise<void> {
    const { history, tolerances, time } = this.#setup;
    const deadline = time.now().latest + tolerances.settle + tolerances.grace;
    for (;;) {
      await this.look();
      const { primary, backup } = history.looks.roles();
      const changed = primary !== undefined && primary !== former;
      if (changed && (backup !== undefined || !history.members.bothRun)) return;
      if (time.now().earliest >= deadline) return;
      await time.pause();
    }
  }

  /** The member in this role, if any; that one answer was lost does not mean that there is none. */
  async runningAs(role: 'primary' | 'backup'): Promise<string | undefined> {
    const { history } = this.#setup;
    const unclear = history.looks.roles()[role] === undefined && history.members.bothRun;
    if (history.looks.latest === undefined || unclear) await this.untilRolesAreClear();
    return history.looks.roles()[role];
  }
}
