import type { Pair } from '../control/wire.ts';
import { onItsWaySeconds, readyAgainSeconds } from '../oracle/readiness.ts';
import type { Interval } from '../timing/interval.ts';
import { CallLedger } from './call-ledger.ts';
import { ConnectionRecord } from './connection-record.ts';
import type { Change, Fact, FactOf, Order } from './fact.ts';
import { LimitRecord } from './limit-record.ts';
import { ListingRecord, type MemberCalls } from './listing-record.ts';
import { LookRecord } from './look-record.ts';
import { LossRecord } from './loss-record.ts';
import { MemberRecord } from './member-record.ts';
import {
  type ConnectionChange,
  type Establishment,
  type Listing,
  latestEstablishment,
  type PairHistory,
} from './pair-history.ts';
import { ProgressRecord } from './progress-record.ts';
import { RoleRecord } from './role-record.ts';

/** An order as it was given, and whether it has been answered. */
interface GivenOrder {
  readonly order: Order;
  readonly earliest: number;
  /** The link was cut before it. */
  readonly wasCut: boolean;
  /** It began a change of the HA connection, or of the roles. */
  readonly changesConnection: boolean;
  readonly changesRoles: boolean;
}

/** The HA connection when it was established last: how, and what the backup lacked then. */
export interface Beginning {
  readonly establishment: Establishment;
  /** A member was started; otherwise the connection was restored. */
  readonly byStart: boolean;
  /** The calls that a listing right before it, or right after, found missing; undefined where nothing was listed. */
  readonly missing: readonly string[] | undefined;
}

/**
 * All that is known of a pair's past: an append-only list of facts, and what follows from them. The same facts in the same
 * order always give the same history, so that a recording can be judged again.
 */
export class History implements PairHistory {
  readonly members = new MemberRecord();
  readonly roles = new RoleRecord();
  readonly ledger = new CallLedger();
  readonly looks = new LookRecord();
  readonly listed = new ListingRecord();
  readonly limits = new LimitRecord();
  readonly losses = new LossRecord();
  readonly progress = new ProgressRecord();
  readonly #facts: Fact[] = [];
  readonly #orders: GivenOrder[] = [];
  readonly #connection = new ConnectionRecord();
  readonly #memoryLosses: number[] = [];
  #clock: 'virtual' | 'wall' = 'wall';
  #beganAt = 0;
  #linkIsCut = false;
  /** Calls have begun since the backup was listed: that listing does not say what it lacks now. */
  #backupListingIsOld = true;
  #expectedPrimary: string | undefined;
  #endedByThemselves = 0;
  readonly #disturbances: Interval[] = [];
  readonly #beginnings: Beginning[] = [];
  /** Ended calls that the primary has again, by the latest listing. */
  #backFromTheDead: readonly string[] = [];

  get facts(): readonly Fact[] {
    return this.#facts;
  }

  get clock(): 'virtual' | 'wall' {
    return this.#clock;
  }

  get connection(): readonly ConnectionChange[] {
    return this.#connection.changes;
  }

  get calls(): PairHistory['calls'] {
    return this.ledger.groups;
  }

  get roleChanges(): RoleRecord['changes'] {
    return this.roles.changes;
  }

  get memoryLosses(): readonly number[] {
    return this.#memoryLosses;
  }

  get listings(): readonly Listing[] {
    return this.listed.missing;
  }

  get pair(): Pair {
    return this.members.pair;
  }

  /** The HA connection was cut and not restored: starting a member does not establish it. */
  get linkIsCut(): boolean {
    return this.#linkIsCut;
  }

  /** The member that must run as primary by all that happened; undefined while that is open. */
  get expectedPrimary(): string | undefined {
    return this.#expectedPrimary;
  }

  /** How many calls nobody hung up and were gone all the same, before anything was done that might lose them. */
  get endedByThemselves(): number {
    return this.#endedByThemselves;
  }

  /** Changes of the HA connection and of the roles that nobody ordered, and that the document does not let happen (A23). */
  get disturbances(): readonly Interval[] {
    return this.#disturbances;
  }

  get backFromTheDead(): readonly string[] {
    return this.#backFromTheDead;
  }

  /** The number that the next order gets. */
  get nextOrder(): number {
    return this.#orders.length;
  }

  /** Whether a switchover or failover came when the latest look before it did not show both members ready (A22). */
  get hadDoubleFailure(): boolean {
    return this.roles.changes.some(({ safe }) => !safe);
  }

  /** The number of connection changes so far; undefined while one is under way. */
  get settledEra(): number | undefined {
    return this.connectionUnderWay === undefined ? this.connection.length : undefined;
  }

  get connectionUnderWay(): ConnectionChange | undefined {
    return this.#connection.underWay;
  }

  latestEstablishment(): Establishment | undefined {
    return latestEstablishment(this);
  }

  /** How the present HA connection began; undefined while there is none. */
  get beginning(): Beginning | undefined {
    const latest = this.#beginnings.at(-1);
    return latest?.establishment.index === this.latestEstablishment()?.index ? latest : undefined;
  }

  /** The beginnings of all HA connections, oldest first. */
  get beginnings(): readonly Beginning[] {
    return this.#beginnings;
  }

  /** Since when a member surely runs; undefined while it does not, or may not. */
  runningSince(member: string): Interval | undefined {
    return this.members.since(member, 'running');
  }

  /** Since when a member is surely stopped. */
  stoppedSince(member: string): Interval | undefined {
    return this.members.since(member, 'stopped');
  }

  append(fact: Fact): void {
    this.#facts.push(fact);
    switch (fact.kind) {
      case 'begun':
        return this.#begun(fact);
      case 'ordered':
        return this.#ordered(fact);
      case 'took effect':
        return this.#tookEffect(fact);
      case 'refused':
        return this.#refused(fact);
      case 'told':
        this.members.told(fact.pair, fact.at);
        return this.#connectionTold(fact.pair, fact.at);
      case 'looked':
        this.looks.add(fact.look, fact.form);
        return;
      case 'listed':
        return this.#listedCalls(fact);
      case 'changed by itself':
        return this.#changedByItself(fact.change, fact.at);
      case 'probed':
      case 'reported':
      case 'noted':
        return;
    }
  }

  #begun({ at, pair, clock }: FactOf<'begun'>): void {
    this.#clock = clock;
    this.#beganAt = at.earliest;
    this.members.told(pair, at);
    this.#expectedPrimary = pair.members[0].name;
    this.#connectionBegins('established', at.earliest, false);
    this.#connectionTold(pair, at);
  }

  #ordered({ at: { earliest }, order }: FactOf<'ordered'>): void {
    const wasCut = this.#linkIsCut;
    if (order.what === 'stop' || order.what === 'kill' || order.what === 'start') this.members.unclear(order.member);
    const [connections, roles] = [this.connection.length, this.roleChanges.length];
    this.#begins(order, earliest);
    this.#orders.push({
      order,
      earliest,
      wasCut,
      changesConnection: this.connection.length > connections,
      changesRoles: this.roleChanges.length > roles,
    });
  }

  /** From here on it may have happened: looks that are under way are judged so. */
  #begins(order: Order, earliest: number): void {
    switch (order.what) {
      case 'stop':
      case 'kill':
        if (this.#expectedPrimary === order.member) this.#rolesBegin('failover', earliest);
        return this.#connectionBegins('lost', earliest, false);
      case 'start':
        if (this.members.other(order.member)?.state === 'running' && !this.#linkIsCut)
          this.#connectionBegins('established', earliest, true);
        return;
      case 'lose connection':
        this.#linkIsCut = true;
        return this.#connectionBegins('lost', earliest, false);
      case 'restore connection':
        this.#linkIsCut = false;
        if (this.members.bothRun) this.#connectionBegins('established', earliest, false);
        return;
      case 'switchover':
        return this.#rolesBegin('ordered', earliest);
      case 'place calls':
        this.#backupListingIsOld = true;
        return this.ledger.beginning(this.#orders.length, order.multisite, this.settledEra, earliest);
      case 'end calls':
        this.ledger.ended(order.calls, { earliest, latest: Number.POSITIVE_INFINITY });
        this.progress.interrupted();
        return this.listed.forget();
      case 'install':
      case 'set option':
        return;
    }
  }

  #tookEffect({ at, order: number, pair, calls }: FactOf<'took effect'>): void {
    const given = this.#orders[number];
    if (given === undefined) throw new Error(`order ${number} was never given`);
    const { order } = given;
    if (pair !== undefined) this.members.told(pair, at);
    switch (order.what) {
      case 'stop':
      case 'kill':
        this.members.stopped(order.member, at);
        this.#memoryLosses.push(this.connection.length);
        if (this.roles.latest?.at.latest === Number.POSITIVE_INFINITY) this.#rolesEnd(at, order.member);
        break;
      case 'start': {
        this.members.started(order.member, at);
        if (this.members.other(order.member)?.state !== 'running') this.#expectedPrimary = order.member;
        break;
      }
      case 'switchover':
        this.#rolesEnd(at, this.#expectedPrimary);
        break;
      case 'place calls':
        this.ledger.begun(number, calls ?? [], at.latest);
        break;
      case 'end calls':
        this.ledger.ended(order.calls, { earliest: given.earliest, latest: at.latest });
        break;
      case 'set option':
        this.limits.changed(this.members, this.connectionUnderWay?.state === 'established');
        break;
      case 'lose connection':
      case 'restore connection':
      case 'install':
        break;
    }
    if (pair !== undefined) this.#connectionTold(pair, at);
  }

  /** An order that was answered with a problem has changed nothing; after an internal one, or no answer, it may have. */
  #refused({ order: number, problem, at }: FactOf<'refused'>): void {
    const given = this.#orders[number];
    if (given === undefined) throw new Error(`order ${number} was never given`);
    const { order } = given;
    if (problem === 'none') return;
    if (order.what === 'place calls') this.ledger.begun(number, [], at.latest);
    if (problem === 'internal') return;
    if (order.what === 'end calls') this.ledger.notEnded(order.calls);
    if (given.changesRoles) this.roles.refused();
    if (given.changesConnection) {
      this.#connection.refused();
      if (this.connectionUnderWay === undefined && order.what !== 'stop' && order.what !== 'kill')
        this.#beginnings.pop();
    }
    this.#linkIsCut = given.wasCut;
  }

  #connectionBegins(state: ConnectionChange['state'], earliest: number, byStart: boolean): void {
    const before = this.connection.length;
    const lacked = this.#lackedByBackup(byStart);
    this.#connection.begins(state, earliest);
    this.listed.forget();
    if (this.connection.length === before) return;
    if (state === 'established') this.#establishing(byStart, lacked);
    else this.progress.interrupted();
  }

  #establishing(byStart: boolean, missing: readonly string[] | undefined): void {
    this.limits.establishing(this.members);
    const establishment = this.latestEstablishment();
    if (establishment === undefined) return;
    this.#beginnings.push({ establishment, byStart, missing });
    this.progress.begins(establishment.at, missing?.length);
  }

  /** The ordinary calls that the backup lacks right now; undefined where nobody has looked. One that starts lacks all. */
  #lackedByBackup(starts: boolean): readonly string[] | undefined {
    const onBackup = starts ? new Set<string>() : this.listed.latest('backup')?.ids;
    if (onBackup === undefined || (this.#backupListingIsOld && !starts)) return undefined;
    return this.ledger.aliveNonMultisite().filter((id) => !onBackup.has(id) && !this.losses.isLost(id));
  }

  /** What the target says of the HA connection. Where it cannot tell, the watch says what the pages show. */
  #connectionTold({ haConnection }: Pair, at: Interval): void {
    const change = this.connectionUnderWay;
    if (change !== undefined && change.state === haConnection) {
      this.#connectionEnds(at);
    }
  }

  #connectionEnds(at: Interval): void {
    this.#connection.ends(at);
    this.looks.connectionChanged();
    const { latest } = this.#connection;
    if (latest?.state !== 'established') return;
    this.progress.established(latest.at);
    const beginning = this.#beginnings.pop();
    if (beginning !== undefined)
      this.#beginnings.push({ ...beginning, establishment: { ...beginning.establishment, at: latest.at } });
  }

  #rolesBegin(cause: 'ordered' | 'failover', earliest: number): void {
    this.progress.interrupted();
    const safe = this.looks.bothReady();
    this.roles.begins({ era: this.connection.length, safe, cause }, earliest);
    this.listed.forget();
  }

  #rolesEnd(at: Interval, former: string | undefined): void {
    this.roles.ends(at, this.connection.length);
    if (former === undefined) return;
    const other = this.members.other(former);
    this.#expectedPrimary = other?.state === 'running' ? other.name : former;
  }

  #changedByItself(change: Change, at: Interval): void {
    switch (change.what) {
      case 'HA connection': {
        // An ordered change that only the pages could tell is no new one.
        if (this.connectionUnderWay?.state === change.state) return this.#connectionEnds(at);
        if (change.state === 'lost' && !this.#mayConnectAnew(at)) this.#disturbances.push(at);
        this.#connection.changed(change.state, at);
        if (change.state === 'established') this.#establishing(false, undefined);
        else this.progress.interrupted();
        this.listed.forget();
        this.looks.connectionChanged();
        return;
      }
      case 'roles':
        this.#disturbances.push(at);
        this.roles.changed(at, this.connection.length);
        this.progress.interrupted();
        this.#expectedPrimary = change.primary;
        return this.listed.forget();
      case 'calls ended':
        this.ledger.ended(change.calls, at);
        this.#endedByThemselves += change.calls.length;
        this.progress.interrupted();
        return;
    }
  }

  /** A pair may connect anew after a change of roles (reading A23). */
  #mayConnectAnew({ earliest }: Interval): boolean {
    const latest = this.roles.latest;
    return latest !== undefined && earliest - latest.at.latest < readyAgainSeconds;
  }

  #listedCalls({ at, member, calls }: FactOf<'listed'>): void {
    const role = this.#roleOf(member);
    if (role === undefined || calls === null) return;
    const ids = new Set(calls);
    const listing = { member, at, ids, copies: calls.length - ids.size, roleChanges: this.roleChanges.length };
    const before = this.listed.latest(role);
    this.listed.listed(role, listing);
    if (role === 'primary') this.#primaryListed(listing, before);
    else this.#backupListed(listing);
  }

  #roleOf(member: string): 'primary' | 'backup' | undefined {
    const { primary, backup } = this.looks.roles();
    if (member === (primary ?? this.#expectedPrimary)) return 'primary';
    return member === backup || (backup === undefined && this.#expectedPrimary !== undefined) ? 'backup' : undefined;
  }

  #backupListed({ at, ids }: MemberCalls): void {
    this.#backupListingIsOld = false;
    const establishment = this.latestEstablishment();
    if (establishment === undefined) return;
    const missing = this.ledger.toBeCopied(establishment).filter((id) => !ids.has(id) && !this.losses.isLost(id));
    this.listed.lacked({ at, establishment: establishment.index, missing: missing.length }, missing);
    this.progress.listed({ at, missing: missing.length });
  }

  #primaryListed(listing: MemberCalls, before: MemberCalls | undefined): void {
    const { at, ids } = listing;
    this.losses.seen(ids);
    const alive = this.ledger.groups
      .filter(({ ended, begun }) => ended === undefined && begun.latest <= at.earliest)
      .flatMap((group) => group.ids)
      .filter((id) => !this.losses.isLost(id));
    const gone = alive.filter((id) => !ids.has(id));
    this.#backFromTheDead = this.losses.ended(
      this.ledger.groups
        .filter(({ ended }) => ended !== undefined && ended.latest < at.earliest)
        .flatMap((group) => group.ids),
      ids,
    );
    if (gone.length === 0) return;
    const changes = this.roleChanges.slice(before?.roleChanges ?? 0);
    if (changes.length === 0 && this.#clock === 'wall') {
      // As happens on a real trunk; on a virtual clock nothing happens by itself.
      const earliest = before?.at.earliest ?? this.#beganAt;
      return this.#changedByItself({ what: 'calls ended', calls: gone }, { earliest, latest: at.latest });
    }
    this.losses.lost({ calls: gone, of: alive.length, at, changes, promised: this.#promised(gone, changes.at(0)?.at) });
  }

  /** Those of the calls that the backup had, or had time enough to get, before this. */
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
