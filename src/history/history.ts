import type { Pair } from '../control/wire.ts';
import type { Interval } from '../timing/interval.ts';
import { CallHistory, type Lacked } from './call-history.ts';
import { ConnectionRecord } from './connection-record.ts';
import type { Change, Fact, FactOf, Order } from './fact.ts';
import { readyAgainSeconds, slowestReconnectSeconds } from './figures.ts';
import { LimitRecord } from './limit-record.ts';
import { LookRecord } from './look-record.ts';
import { MemberRecord } from './member-record.ts';
import {
  type ConnectionChange,
  type Establishment,
  type Listing,
  latestEstablishment,
  type PairHistory,
} from './pair-history.ts';
import { type KnownRoleChange, RoleRecord } from './role-record.ts';

/** An order as it was given, and what it was about to change. */
interface GivenOrder {
  readonly order: Order;
  readonly earliest: number;
  /** The link was cut before it. */
  readonly wasCut: boolean;
  readonly changesConnection: boolean;
  readonly changesRoles: boolean;
}

/** An HA connection when it was established: how, and what the backup lacked then. */
export interface Beginning {
  readonly establishment: Establishment;
  /** A member was started; otherwise the connection was restored. */
  readonly byStart: boolean;
  /** A member was started since there was an HA connection before it: a call may be missing for that reason too. */
  readonly restarted: boolean;
  /** The ordinary calls that the backup lacked; undefined where nobody had looked right before. */
  readonly missing: readonly string[] | undefined;
}

/**
 * All that is known of a pair's past: an append-only list of facts, and what follows from them. The same facts in the same
 * order always give the same history, so that a recording can be judged again.
 */
export class History implements PairHistory {
  readonly members = new MemberRecord();
  readonly roles = new RoleRecord();
  readonly callHistory = new CallHistory();
  readonly looks = new LookRecord();
  readonly limits = new LimitRecord();
  readonly #facts: Fact[] = [];
  readonly #orders: GivenOrder[] = [];
  readonly #connection = new ConnectionRecord();
  readonly #beginnings: Beginning[] = [];
  readonly #memoryLosses: number[] = [];
  readonly #disturbances: Interval[] = [];
  #clock: 'virtual' | 'wall' = 'wall';
  #beganAt = 0;
  #linkIsCut = false;
  #expectedPrimary: string | undefined;
  #endedByThemselves = 0;

  get facts(): readonly Fact[] {
    return this.#facts;
  }

  get clock(): 'virtual' | 'wall' {
    return this.#clock;
  }

  /** What the target said of the pair last. */
  get pair(): Pair {
    return this.members.pair;
  }

  /** The number that the next order gets. */
  get nextOrder(): number {
    return this.#orders.length;
  }

  /** @throws Error for a number that no order has */
  order(number: number): Order {
    return this.#given(number).order;
  }

  // --- the HA connection ---------------------------------------------------------------------------------------------

  get connection(): readonly ConnectionChange[] {
    return this.#connection.changes;
  }

  get connectionUnderWay(): ConnectionChange | undefined {
    return this.#connection.underWay;
  }

  /** The number of connection changes so far; undefined while one is under way. */
  get settledEra(): number | undefined {
    return this.connectionUnderWay === undefined ? this.connection.length : undefined;
  }

  /** The HA connection was cut and not restored: starting a member does not establish it. */
  get linkIsCut(): boolean {
    return this.#linkIsCut;
  }

  latestEstablishment(): Establishment | undefined {
    return latestEstablishment(this);
  }

  /** How the present HA connection began; undefined while there is none. */
  get beginning(): Beginning | undefined {
    const latest = this.#beginnings.at(-1);
    return latest?.establishment.index === this.latestEstablishment()?.index ? latest : undefined;
  }

  /** Losses of the HA connection and changes of roles that nobody ordered, and that the document does not let happen (A23). */
  get disturbances(): readonly Interval[] {
    return this.#disturbances;
  }

  // --- roles and processes -------------------------------------------------------------------------------------------

  get roleChanges(): readonly KnownRoleChange[] {
    return this.roles.changes;
  }

  /** The member that must run as primary by all that happened. */
  get expectedPrimary(): string | undefined {
    return this.#expectedPrimary;
  }

  /** Whether a switchover or failover came when the latest look before it did not show both members ready (A22). */
  get hadDoubleFailure(): boolean {
    return this.roles.changes.some(({ safe }) => !safe);
  }

  get memoryLosses(): readonly number[] {
    return this.#memoryLosses;
  }

  // --- calls ---------------------------------------------------------------------------------------------------------

  get calls(): PairHistory['calls'] {
    return this.callHistory.ledger.groups;
  }

  get listings(): readonly Listing[] {
    return this.callHistory.listed.missing;
  }

  /** How many calls nobody hung up and were gone all the same, before anything was done that might lose them. */
  get endedByThemselves(): number {
    return this.#endedByThemselves;
  }

  // --- facts ---------------------------------------------------------------------------------------------------------

  append(fact: Fact): void {
    this.#facts.push(fact);
    switch (fact.kind) {
      case 'begun':
        this.#begun(fact);
        break;
      case 'ordered':
        this.#ordered(fact);
        break;
      case 'took effect':
        this.#tookEffect(fact);
        break;
      case 'refused':
        this.#refused(fact);
        break;
      case 'told':
        this.#told(fact.pair, fact.at, true);
        break;
      case 'looked':
        this.looks.add(fact.look, fact.form);
        break;
      case 'listed':
        this.#listed(fact);
        break;
      case 'changed by itself':
        this.#changedByItself(fact.change, fact.at);
        break;
      case 'probed':
      case 'reported':
      case 'noted':
        break;
    }
  }

  #begun({ at, pair, clock, build }: FactOf<'begun'>): void {
    this.#clock = clock;
    this.#beganAt = at.earliest;
    this.#expectedPrimary = pair.members[0].name;
    this.members.begun(pair, at, build);
    this.#connectionBegins('established', at.earliest, false);
    this.#told(pair, at);
  }

  #ordered({ at: { earliest }, order }: FactOf<'ordered'>): void {
    const wasCut = this.#linkIsCut;
    const [connections, roles] = [this.connection.length, this.roleChanges.length];
    this.#begins(order, earliest);
    const changesConnection = this.connection.length > connections;
    this.#orders.push({ order, earliest, wasCut, changesConnection, changesRoles: this.roleChanges.length > roles });
  }

  /** From here on it may have happened: looks that are under way are judged so. */
  #begins(order: Order, earliest: number): void {
    switch (order.what) {
      case 'stop':
      case 'kill':
        this.members.unclear(order.member);
        if (this.#expectedPrimary === order.member) this.#rolesBegin('failover', earliest);
        this.#connectionBegins('lost', earliest, false);
        break;
      case 'start':
        this.members.unclear(order.member);
        if (this.members.other(order.member)?.state === 'running' && !this.#linkIsCut)
          this.#connectionBegins('established', earliest, true);
        break;
      case 'lose connection':
        this.#linkIsCut = true;
        this.#connectionBegins('lost', earliest, false);
        break;
      case 'restore connection':
        this.#linkIsCut = false;
        if (this.members.bothRun) this.#connectionBegins('established', earliest, false);
        break;
      case 'switchover':
        this.#rolesBegin('ordered', earliest);
        break;
      case 'place calls':
        this.callHistory.beginning(this.nextOrder, order.multisite, this.settledEra, earliest);
        break;
      case 'end calls':
        this.callHistory.ended(order.calls, { earliest, latest: Number.POSITIVE_INFINITY });
        this.callHistory.listed.forget();
        break;
      case 'install':
      case 'set option':
        break;
    }
  }

  #tookEffect({ at, order: number, pair, calls }: FactOf<'took effect'>): void {
    const { order, earliest } = this.#given(number);
    if (pair !== undefined) this.members.told(pair, at);
    switch (order.what) {
      case 'stop':
      case 'kill':
        this.members.stopped(order.member, at);
        this.#memoryLosses.push(this.connection.length);
        if (this.roles.underWay) this.#rolesEnd(at, order.member);
        break;
      case 'start':
        this.members.started(order.member, at);
        if (this.members.other(order.member)?.state !== 'running') this.#expectedPrimary = order.member;
        break;
      case 'switchover':
        this.#rolesEnd(at, this.#expectedPrimary);
        break;
      case 'place calls':
        this.callHistory.ledger.begun(number, calls ?? [], at.latest);
        break;
      case 'end calls':
        this.callHistory.ended(order.calls, { earliest, latest: at.latest });
        break;
      case 'set option':
        this.limits.changed(this.members, this.connectionUnderWay?.state === 'established');
        break;
      case 'lose connection':
      case 'restore connection':
      case 'install':
        break;
    }
    if (pair !== undefined) this.#told(pair, at);
  }

  /** An order that was answered with a problem has changed nothing; after an internal one, or no answer, it may have. */
  #refused({ order: number, problem, at }: FactOf<'refused'>): void {
    const { order, wasCut, changesConnection, changesRoles } = this.#given(number);
    if (problem === 'none') return;
    if (order.what === 'place calls') this.callHistory.ledger.begun(number, [], at.latest);
    if (problem === 'internal') return;
    if (order.what === 'end calls') this.callHistory.ledger.notEnded(order.calls);
    if (changesRoles) this.roles.refused();
    if (changesConnection) {
      if (this.latestEstablishment() !== undefined) this.#beginnings.pop();
      this.#connection.refused();
    }
    this.#linkIsCut = wasCut;
  }

  #given(number: number): GivenOrder {
    const given = this.#orders[number];
    if (given === undefined) throw new Error(`order ${number} was never given`);
    return given;
  }

  #connectionBegins(state: ConnectionChange['state'], earliest: number, byStart: boolean): void {
    const before = this.connection.length;
    const lacked = this.callHistory.lackedByBackup(byStart);
    this.#connection.begins(state, earliest);
    if (this.connection.length === before) {
      this.callHistory.listed.forget();
      return;
    }
    this.callHistory.mayChange();
    if (state === 'established') this.#establishing(byStart, lacked);
  }

  #establishing(byStart: boolean, lacked: Lacked | undefined): void {
    this.limits.establishing(this.members);
    const establishment = this.latestEstablishment();
    if (establishment === undefined) return;
    const restarted = byStart || (this.#memoryLosses.at(-1) ?? 0) >= establishment.index;
    this.#beginnings.push({ establishment, byStart, restarted, missing: lacked?.ordinary });
    this.callHistory.progress.begins(establishment.at, lacked?.ordinary, lacked?.multisite ?? []);
  }

  /** What the target says. Where it cannot tell of the HA connection, the watch says what the pages show. */
  #told(pair: Pair, at: Interval, isAnswer = false): void {
    this.members.told(pair, at);
    const change = this.connectionUnderWay;
    if (change === undefined || pair.haConnection === 'unknown') return;
    if (change.state === pair.haConnection) this.#connectionEnds(at);
    else if (isAnswer) this.#connection.notYet(at);
  }

  #connectionEnds(at: Interval): void {
    this.#connection.ends(at);
    this.looks.connectionChanged();
    const establishment = this.latestEstablishment();
    const beginning = this.#beginnings.at(-1);
    if (establishment === undefined || beginning === undefined) return;
    this.callHistory.progress.established(establishment.at);
    this.#beginnings[this.#beginnings.length - 1] = { ...beginning, establishment };
  }

  #rolesBegin(cause: 'ordered' | 'failover', earliest: number): void {
    this.roles.begins({ era: this.connection.length, safe: this.looks.bothReady(), cause }, earliest);
    this.callHistory.mayChange();
  }

  #rolesEnd(at: Interval, former: string | undefined): void {
    this.roles.ends(at, this.connection.length);
    if (former === undefined) return;
    const other = this.members.other(former);
    this.#expectedPrimary = other?.state === 'running' ? other.name : former;
  }

  #changedByItself(change: Change, at: Interval): void {
    switch (change.what) {
      case 'HA connection':
        this.#connectionByItself(change.state, at);
        break;
      case 'roles':
        this.#disturbances.push(at);
        this.roles.changed(at, this.connection.length);
        this.#expectedPrimary = change.primary;
        this.callHistory.mayChange();
        break;
      case 'calls ended':
        this.callHistory.ended(change.calls, at);
        this.#endedByThemselves += change.calls.length;
        break;
    }
  }

  /** An ordered change that only the pages can tell is no new one. */
  #connectionByItself(state: ConnectionChange['state'], at: Interval): void {
    if (this.connectionUnderWay?.state === state) {
      this.#connectionEnds(at);
      return;
    }
    if (state === 'lost' && !this.#mayConnectAnew(at)) this.#disturbances.push(at);
    this.#connection.changed(state, at);
    this.callHistory.mayChange();
    if (state === 'established') this.#establishing(false, undefined);
    this.looks.connectionChanged();
  }

  /** A pair may connect anew after a change of roles (reading A23). */
  #mayConnectAnew({ earliest }: Interval): boolean {
    const latest = this.roles.latest;
    return latest !== undefined && earliest - latest.at.latest < readyAgainSeconds(slowestReconnectSeconds);
  }

  #listed({ at, member, calls }: FactOf<'listed'>): void {
    const role = this.#roleOf(member);
    if (role === undefined || calls === null) return;
    const ids = new Set(calls);
    const listing = { member, at, ids, copies: calls.length - ids.size, roleChanges: this.roleChanges.length };
    if (role === 'backup') {
      this.callHistory.backupListed(listing, this.latestEstablishment());
      return;
    }
    // As happens on a real trunk; on a virtual clock nothing happens by itself.
    const earliest = this.callHistory.listed.latest('primary')?.at.earliest ?? this.#beganAt;
    const ended = this.callHistory.primaryListed(listing, this.roleChanges, this.#clock === 'wall');
    if (ended.length > 0) this.#changedByItself({ what: 'calls ended', calls: ended }, { earliest, latest: at.latest });
  }

  /** The role in which the latest look found a member; where no page shows one, that which it must have. */
  #roleOf(member: string): 'primary' | 'backup' | undefined {
    const { primary = this.#expectedPrimary, backup } = this.looks.roles();
    if (member === primary) return 'primary';
    return member === (backup ?? member) ? 'backup' : undefined;
  }
}
