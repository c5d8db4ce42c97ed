import type { Interval } from '../timing/interval.ts';
import { CallLedger } from './call-ledger.ts';
import { onItsWaySeconds } from './figures.ts';
import { ListingRecord, type MemberCalls } from './listing-record.ts';
import { LossRecord } from './loss-record.ts';
import type { Establishment } from './pair-history.ts';
import { ProgressRecord } from './progress-record.ts';
import type { KnownRoleChange } from './role-record.ts';

/** Calls that go on and that a backup does not have. */
export interface Lacked {
  readonly ordinary: readonly string[];
  readonly multisite: readonly string[];
}

/** What is known of the calls of a pair: those that ought to exist, those that were listed, those that are lost. */
export class CallHistory {
  readonly ledger = new CallLedger();
  readonly listed = new ListingRecord();
  readonly losses = new LossRecord();
  readonly progress = new ProgressRecord();
  /** Calls have begun since the backup was listed: that listing does not say what it lacks now. */
  #backupListingIsOld = true;
  #backFromTheDead: readonly string[] = [];

  /** Ended calls that the primary has again, by its latest listing. */
  get backFromTheDead(): readonly string[] {
    return this.#backFromTheDead;
  }

  /** Calls are about to begin, by the order of this number. */
  beginning(order: number, multisite: boolean, era: number | undefined, earliest: number): void {
    this.#backupListingIsOld = true;
    this.ledger.beginning(order, multisite, era, earliest);
  }

  /** Calls are about to end, or have ended: from here on fewer are missing for another reason than copying. */
  ended(calls: readonly string[], at: Interval): void {
    this.ledger.ended(calls, at);
    this.progress.callsEnded();
  }

  /** Who has what may be about to change: what was listed no longer tells what is missing. */
  mayChange(): void {
    this.progress.interrupted();
    this.listed.forget();
  }

  /** The calls that the backup lacks right now; undefined where nobody has looked. One that starts lacks all. */
  lackedByBackup(starts: boolean): Lacked | undefined {
    const onBackup = starts ? new Set<string>() : this.listed.latest('backup')?.ids;
    if (onBackup === undefined || (this.#backupListingIsOld && !starts)) return undefined;
    const lacks = (id: string) => !onBackup.has(id) && !this.losses.isLost(id);
    return {
      ordinary: this.ledger.aliveNonMultisite().filter(lacks),
      multisite: this.ledger.aliveMultisite().filter(lacks),
    };
  }

  /** @param establishment the latest one, where the HA connection is established or about to be */
  backupListed(listing: MemberCalls, establishment: Establishment | undefined): void {
    this.listed.listed('backup', listing);
    this.#backupListingIsOld = false;
    if (establishment === undefined) return;
    const { at, ids } = listing;
    const missing = this.ledger.toBeCopied(establishment).filter((id) => !ids.has(id) && !this.losses.isLost(id));
    this.listed.lacked({ at, establishment: establishment.index, missing: missing.length }, missing);
    this.progress.listed(at, missing.length, ids);
  }

  /**
   * @param changes all changes of roles by now
   * @param endByThemselves whether calls may end by themselves, as happens on a real trunk
   * @returns the calls that have ended by themselves since the listing before
   */
  primaryListed(
    listing: MemberCalls,
    changes: readonly KnownRoleChange[],
    endByThemselves: boolean,
  ): readonly string[] {
    const { at, ids } = listing;
    const before = this.listed.latest('primary');
    this.listed.listed('primary', listing);
    this.losses.seen(ids);
    this.#backFromTheDead = this.losses.ended(this.#endedBefore(at), ids);
    const alive = this.#begunBefore(at).filter((id) => !this.losses.isLost(id));
    const gone = alive.filter((id) => !ids.has(id));
    if (gone.length === 0) return [];
    const since = changes.slice(before?.roleChanges ?? 0);
    if (since.length === 0 && endByThemselves) return gone;
    const promised = this.#promised(gone, since[0]?.at);
    this.losses.lost({ calls: gone, of: alive.length, at, changes: since, promised });
    return [];
  }

  #endedBefore({ earliest }: Interval): readonly string[] {
    return this.ledger.groups
      .filter(({ ended }) => ended !== undefined && ended.latest < earliest)
      .flatMap(({ ids }) => ids);
  }

  #begunBefore({ earliest }: Interval): readonly string[] {
    return this.ledger.groups
      .filter(({ ended, begun }) => ended === undefined && begun.latest <= earliest)
      .flatMap(({ ids }) => ids);
  }

  /** Those of the calls that the backup had, or had time enough to get, before this (reading A17). */
  #promised(ids: readonly string[], before: Interval | undefined): readonly string[] {
    if (before === undefined) return ids;
    const onBackup = this.listed.latest('backup');
    const old = new Set(
      this.ledger.groups
        .filter(({ begun }) => begun.latest + onItsWaySeconds <= before.earliest)
        .flatMap((group) => group.ids),
    );
    return ids.filter((id) => old.has(id) || onBackup?.ids.has(id) === true);
  }
}
