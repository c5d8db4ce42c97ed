import { setTimeout } from 'node:timers/promises';
import type { Capability } from '../control/wire.ts';
import type { History } from '../history/history.ts';
import { connectionDuring, type Listing } from '../history/pair-history.ts';
import type { Tolerances } from '../oracle/tolerances.ts';
import type { Interval } from '../timing/interval.ts';
import type { PairView } from '../watch/pair-view.ts';
import type { Watcher } from '../watch/watcher.ts';
import { setupFailed } from './check-ended.ts';

/** Seconds without progress of a synchronization after which it is worth while to look whether the calls still exist. */
const stalledAfter = 5;
/** Real milliseconds between two looks for calls that are on their way, on a clock that does not move meanwhile. */
const betweenLooksMs = 5;

/** The calls that exist on a member; undefined where no member runs in the role. */
export interface CallsSeen {
  readonly at: Interval;
  readonly calls: readonly string[] | undefined;
}

interface Setup {
  readonly watcher: Watcher;
  readonly view: PairView;
  readonly history: History;
  readonly tolerances: Tolerances;
  readonly pair: {
    now(): Interval;
    pause(seconds?: number): Promise<void>;
    can(capability: Capability): boolean;
    /** Ends the scenario as not tested where the target cannot do it. */
    needs(capability: Capability): void;
  };
}

/** Lists calls as a scenario needs it: of the member in a role, and with all listed before that is needed to understand it. */
export class CallLists {
  readonly #setup: Setup;

  constructor(setup: Setup) {
    this.#setup = setup;
  }

  /** The calls that exist on the member that runs in this role now. */
  async on(role: 'primary' | 'backup'): Promise<CallsSeen> {
    const { watcher, view, pair } = this.#setup;
    pair.needs('list-calls');
    const member = await view.runningAs(role);
    if (member === undefined) return { at: pair.now(), calls: undefined };
    const { at, calls } = await watcher.list(member);
    return { at, calls: calls ?? undefined };
  }

  /**
   * New calls may be on their way to the backup for a moment, on a virtual clock too, where that moment is one of real time:
   * what comes next must not tear them off. Waits until they are seen there, at most as long as the target may take for it.
   */
  async untilCopied(ids: readonly string[]): Promise<void> {
    const { history, tolerances, pair } = this.#setup;
    const { copying = 0 } = tolerances;
    if (copying === 0 || !pair.can('list-calls') || connectionDuring(history, pair.now()).state !== 'established')
      return;
    const until = pair.now().latest + copying;
    const untilReal = performance.now() + copying * 1000;
    for (;;) {
      const { calls } = await this.on('backup');
      const onBackup = new Set(calls);
      if (calls === undefined || ids.every((id) => onBackup.has(id))) return;
      if (history.clock === 'virtual' ? performance.now() > untilReal : pair.now().earliest > until) return;
      if (history.clock === 'virtual') await setTimeout(betweenLooksMs);
      else await pair.pause();
    }
  }

  /** What the backup lacks right before the HA connection is established is what must be copied after. */
  async beforeEstablishing(): Promise<void> {
    const { history, pair } = this.#setup;
    if (!pair.can('list-calls') || !history.members.bothRun || history.callHistory.ledger.alive().length === 0) return;
    if (history.callHistory.lackedByBackup(false) === undefined) await this.on('backup');
  }

  /** Ordinary calls that go on and that the backup does not have now. */
  async missingOnBackup(): Promise<readonly string[]> {
    const { history } = this.#setup;
    await this.#listPrimaryAfterRoleChange();
    const { calls } = await this.on('backup');
    if (calls === undefined && history.members.bothRun) throw setupFailed('a member runs as backup', 'none does');
    const onBackup = new Set(calls);
    const { ledger, losses } = history.callHistory;
    return ledger.aliveNonMultisite().filter((id) => !onBackup.has(id) && !losses.isLost(id));
  }

  /**
   * Looks for calls that the primary has no more although nobody hung them up: they have ended by themselves, as happens on a
   * real trunk. On a virtual clock nothing happens by itself.
   *
   * @returns how many have since the last time
   */
  async noteCallsThatEnded(): Promise<number> {
    const { history, pair } = this.#setup;
    const { ledger } = history.callHistory;
    if (history.clock === 'virtual' || ledger.alive().length === 0 || !pair.can('list-calls')) return 0;
    const before = history.endedByThemselves;
    await this.on('primary');
    return history.endedByThemselves - before;
  }

  /** Lists the calls on the backup: how many are missing there by now. */
  async listMissing(): Promise<Listing> {
    const { history } = this.#setup;
    if (history.latestEstablishment() === undefined)
      throw setupFailed('the HA connection is established', 'it is lost');
    await this.#listPrimaryAfterRoleChange();
    await this.#listBackup();
    const latest = history.listings.at(-1);
    if (latest !== undefined && this.#hasStalled(latest) && (await this.noteCallsThatEnded()) > 0)
      await this.#listBackup();
    const listing = history.listings.at(-1);
    if (listing === undefined)
      throw setupFailed('the backup lists its calls with the HA connection established', 'it was lost');
    return listing;
  }

  /** A call that a failover or an early switchover has lost is on no member any more: nobody can copy it. */
  async #listPrimaryAfterRoleChange(): Promise<void> {
    const { history, pair } = this.#setup;
    const listed = history.callHistory.listed.latest('primary')?.roleChanges ?? 0;
    if (listed === history.roleChanges.length || !pair.can('list-calls')) return;
    const { calls } = await this.on('primary');
    if (calls === undefined) throw setupFailed('a member runs as primary and lists its calls', 'none does');
  }

  async #listBackup(): Promise<void> {
    const { calls } = await this.on('backup');
    if (calls === undefined) throw setupFailed('a member runs as backup and lists its calls', 'none does');
  }

  /** For some seconds no listing has found fewer calls missing: what is missing may be gone altogether. */
  #hasStalled({ missing, at }: Listing): boolean {
    const since = this.#setup.history.listings.find((listing) => listing.missing === missing);
    return missing > 0 && since !== undefined && at.earliest - since.at.latest > stalledAfter;
  }
}
