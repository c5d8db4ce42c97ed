import type { ControlClient } from '../control/control-client.ts';
import type { Capability, Description, Member, Pair } from '../control/wire.ts';
import { judgeCopies } from '../observe/judge-copies.ts';
import { judgeLook } from '../observe/judge-look.ts';
import { RoleWatch } from '../observe/judge-roles.ts';
import type { Look, MemberLook } from '../observe/look.ts';
import { unorderedLoss } from '../observe/unordered-loss.ts';
import type { ConnectionChange, Establishment, Listing, PairHistory } from '../oracle/history.ts';
import { settlingSeconds } from '../oracle/readiness.ts';
import { synchronizesMissingCalls } from '../status/build-version.ts';
import { readStatus } from '../status/status-client.ts';
import type { Target } from '../targets/target.ts';
import { type Interval, instant, interval } from '../timing/interval.ts';
import { TargetClock } from '../timing/target-clock.ts';
import type { Finding } from '../verdict/finding.ts';
import type { CallLedger } from './call-ledger.ts';
import { notTested, setupFailed } from './check-ended.ts';
import { KnownHistory } from './known-history.ts';
import { Logbook } from './logbook.ts';
import { LookRecord } from './look-record.ts';
import { readTargetEvents } from './target-events.ts';
import { TargetTime } from './target-time.ts';

/** Real milliseconds that one look at a status page may take. */
const lookDeadlineMs = 5_000;
/** Seconds on the target's clock that a started member may need until the HA connection is established. */
const connectionDeadline = 60;
/** The shortest step on a virtual clock that the kit looks at: just before a boundary. */
export const justBefore = 0.001;

/**
 * One pair, all that one scenario knows of it and does to it. Every action is timed and noted; both members are looked at
 * after every action and all the while that time passes, and every look is held against what is demanded in every state.
 */
export class PairUnderTest {
  readonly target: Target;
  readonly clock: TargetClock;
  readonly log = new Logbook();
  readonly beganAt: Interval;
  readonly #description: Description;
  readonly #control: ControlClient;
  readonly #roleWatch: RoleWatch;
  readonly #known = new KnownHistory();
  readonly #looks = new LookRecord();
  readonly #time: TargetTime;
  readonly #polling = new AbortController();
  #poller: Promise<void> = Promise.resolve();
  #pair: Pair;
  /** The HA connection was cut and not restored: starting a member does not establish it. */
  #linkIsCut = false;
  #hadDoubleFailure = false;
  #endedByThemselves = 0;
  #lostByItself: MemberLook | undefined;
  /** Virtual clock: nothing was done and no time has passed since the latest look, so another one would see the same. */
  #lookIsFresh = false;
  /** Virtual clock: something was done that no look has seen yet. A state that lasts no time at all is not looked at. */
  #lookIsDue = false;

  private constructor(
    target: Target,
    control: ControlClient,
    description: Description,
    clock: TargetClock,
    pair: Pair,
    at: Interval,
  ) {
    this.target = target;
    this.#control = control;
    this.#description = description;
    this.clock = clock;
    this.#pair = pair;
    this.beganAt = at;
    this.#roleWatch = new RoleWatch(target.tolerances.settle);
    this.#time = new TargetTime(clock, control, pair.id, this.#polling.signal);
  }

  /** A fresh pair, both members running, its HA connection established. */
  static async create(
    target: Target,
    control: ControlClient,
    description: Description,
    version?: string,
  ): Promise<PairUnderTest> {
    if (!description.capabilities.includes('create-pairs')) throw notTested('give a fresh pair (create-pairs)');
    const clock = new TargetClock(description.clock);
    const sent = clock.local();
    const pair = await control.createPair(version === undefined ? {} : { version });
    const made = { sent, answered: clock.local() };
    try {
      return await PairUnderTest.#begin(target, control, description, clock, pair, made);
    } catch (error) {
      // The scenario never gets to hold this pair, so nobody else will end it.
      await control.deletePair(pair.id).catch(() => undefined);
      throw error;
    }
  }

  static async #begin(
    target: Target,
    control: ControlClient,
    description: Description,
    clock: TargetClock,
    pair: Pair,
    { sent, answered }: { readonly sent: number; readonly answered: number },
  ): Promise<PairUnderTest> {
    clock.learn(sent, answered, pair.now);
    // A target that takes its time to make a pair leaves its clock hardly known.
    if (clock.kind === 'wall') {
      const asked = clock.local();
      const now = await control.readClock(pair.id);
      clock.learn(asked, clock.local(), now);
    }
    const at = notAfter(clock.span(sent, answered), pair.now);
    const under = new PairUnderTest(target, control, description, clock, pair, at);
    under.log.note('action', at, `a fresh pair runs ${pair.members[0].version}`);
    under.#known.connectionChanges('established', at);
    under.#connectionChanged('established', at);
    await under.#untilEstablished();
    if (clock.kind === 'wall') under.#poller = under.#poll();
    return under;
  }

  get history(): PairHistory {
    return this.#known;
  }

  /** The calls that the kit placed and ended. */
  get calls(): CallLedger {
    return this.#known.ledger;
  }

  /** Every look that was taken, in the order in which they began. */
  get looks(): readonly Look[] {
    return this.#looks.all;
  }

  get members(): readonly [Member, Member] {
    return this.#pair.members;
  }

  /** The present time as far as it is known. */
  now(): Interval {
    return this.clock.now();
  }

  /** The latest establishment of the HA connection. Set-up has failed if there is none. */
  established(): Establishment {
    const establishment = this.#known.latestEstablishment();
    if (establishment === undefined) throw setupFailed('the HA connection is established', 'it is lost');
    return establishment;
  }

  /** Whether the HA connection was last established because a member was started, and not because it was restored. */
  backupRestarted(): boolean {
    return this.#known.establishedByStart();
  }

  /** Whether a switchover or failover came when the latest look before it did not show both members ready (A22). */
  get hadDoubleFailure(): boolean {
    return this.#hadDoubleFailure;
  }

  needs(capability: Capability): void {
    if (!this.#description.capabilities.includes(capability)) throw notTested(capability);
  }

  // --- actions -------------------------------------------------------------------------------------------------------

  async stop(member: string): Promise<void> {
    await this.#ending('stop', member, () => this.#control.stop(this.#pair.id, member));
  }

  async kill(member: string): Promise<void> {
    await this.#ending('kill', member, () => this.#control.kill(this.#pair.id, member));
  }

  /** Starts a member; if the other one runs, waits until the HA connection is established. */
  async start(member: string): Promise<void> {
    this.needs('start');
    const other = this.members.find(({ name }) => name !== member);
    const change = other?.state === 'running' && !this.#linkIsCut ? 'established' : undefined;
    await this.#act(`start ${member}`, () => this.#control.start(this.#pair.id, member), change);
    await this.#untilEstablished();
    await this.#lookUntilRolesAreClear();
  }

  async install(member: string, version: string): Promise<void> {
    this.needs('install');
    await this.#act(`install ${version} on ${member}`, () => this.#control.install(this.#pair.id, member, version));
  }

  async setOption(member: string, section: string, name: string, value: string | null): Promise<void> {
    this.needs('set-option');
    const text =
      value === null
        ? `take option ${section}/${name} from ${member}`
        : `set ${section}/${name} = ${value} on ${member}`;
    await this.#act(text, () => this.#control.setOption(this.#pair.id, member, { section, name, value }));
  }

  async loseConnection(): Promise<void> {
    this.needs('ha-connection');
    this.#linkIsCut = true;
    await this.#act('lose the HA connection', () => this.#control.setHaConnection(this.#pair.id, 'lost'), 'lost');
    await this.#untilLost();
    await this.#lookBeforeTimePasses();
  }

  async restoreConnection(): Promise<void> {
    this.needs('ha-connection');
    const restore = () => this.#control.setHaConnection(this.#pair.id, 'established');
    this.#linkIsCut = false;
    await this.#act('restore the HA connection', restore, this.#bothRun() ? 'established' : undefined);
    await this.#untilEstablished();
    await this.#lookBeforeTimePasses();
  }

  async switchover(): Promise<void> {
    this.needs('switchover');
    await this.noteCallsThatEnded();
    const { primary: former } = this.#looks.roles();
    const changed = this.#rolesChange();
    try {
      await this.#act('switchover', () => this.#control.switchover(this.#pair.id));
    } finally {
      changed();
    }
    await this.#lookUntilRolesAreClear(former);
  }

  async placeCalls(count: number, kind: 'multisite' | 'non-multisite'): Promise<readonly string[]> {
    const multisite = kind === 'multisite';
    this.needs(multisite ? 'place-multisite-calls' : 'place-calls');
    // From here on they may have begun: looks that are under way are judged so.
    const begun = this.calls.beginning(multisite, this.#known.settledEra, this.now().earliest);
    const { answer, at } = await this.#act(`${count} ${kind} call(s) begin`, () =>
      this.#control.placeCalls(this.#pair.id, { count, multisite }),
    );
    const begin = new Set(answer).size;
    if (begin !== count) throw setupFailed(`${count} call(s) begin`, `the target says that ${begin} did`);
    begun(answer, at.latest);
    await this.#lookBeforeTimePasses();
    return answer;
  }

  async endCalls(ids: readonly string[]): Promise<void> {
    this.needs('end-calls');
    if (ids.length === 0) return;
    // From here on the calls may have ended: looks that are under way are judged so.
    const { earliest } = this.now();
    this.calls.ended(ids, { earliest, latest: Number.POSITIVE_INFINITY });
    this.#known.forgetListings();
    const { at } = await this.#act(`${ids.length} call(s) end`, () => this.#control.endCalls(this.#pair.id, ids));
    this.calls.ended(ids, { earliest, latest: at.latest });
    await this.#lookBeforeTimePasses();
  }

  /** The calls that exist on the member that runs in this role now; undefined where none does. */
  async callsOn(role: 'primary' | 'backup'): Promise<CallsSeen> {
    this.needs('list-calls');
    const member = await this.#runningAs(role);
    if (member === undefined) return { at: this.now(), calls: undefined };
    const sent = this.clock.local();
    const answer = await this.#control.listCalls(this.#pair.id, member);
    const answered = this.clock.local();
    this.clock.learn(sent, answered, answer.now);
    const calls = answer.members.find(({ name }) => name === member)?.calls ?? undefined;
    return { at: notAfter(this.clock.span(sent, answered), answer.now), calls };
  }

  /** Ordinary calls that go on and that the backup does not have now. */
  async missingOnBackup(): Promise<readonly string[]> {
    const { calls } = await this.callsOn('backup');
    if (calls === undefined && this.#bothRun()) throw setupFailed('a member runs as backup', 'none does');
    const onBackup = new Set(calls);
    return this.#notLost(this.calls.aliveNonMultisite().filter((id) => !onBackup.has(id)));
  }

  /** A call that a failover or an early switchover has lost is on no member any more: nobody can copy it. */
  async #notLost(ids: readonly string[]): Promise<readonly string[]> {
    if (ids.length === 0 || this.#known.roleChanges.length === 0) return ids;
    const { calls } = await this.callsOn('primary');
    if (calls === undefined) throw setupFailed('a member runs as primary and lists its calls', 'none does');
    const onPrimary = new Set(calls);
    return ids.filter((id) => onPrimary.has(id));
  }

  /**
   * Calls that the primary has no more although nobody hung them up have ended by themselves, as happens on a real trunk. On a
   * virtual clock nothing happens by itself.
   *
   * @returns how many
   */
  async noteCallsThatEnded(): Promise<number> {
    const alive = this.calls.alive();
    if (this.clock.kind === 'virtual' || alive.length === 0) return 0;
    if (!this.#description.capabilities.includes('list-calls')) return 0;
    const { at, calls } = await this.callsOn('primary');
    if (calls === undefined) return 0;
    const onPrimary = new Set(calls);
    const gone = alive.filter((id) => !onPrimary.has(id));
    if (gone.length === 0) return 0;
    this.calls.ended(gone, { earliest: this.beganAt.earliest, latest: at.latest });
    this.#endedByThemselves += gone.length;
    this.log.note('note', at, `${gone.length} call(s) have ended by themselves`);
    return gone.length;
  }

  /** The first page that showed the HA connection as lost when nobody had cut it. Nothing after it is judged. */
  get lostByItself(): MemberLook | undefined {
    return this.#lostByItself;
  }

  /** How many calls nobody hung up and were gone all the same, before anything was done that might lose them. */
  get endedByThemselves(): number {
    return this.#endedByThemselves;
  }

  /** Lists the calls on the backup and notes how many are missing there, for the checks that follow. */
  async listMissing(): Promise<Listing> {
    const establishment = this.established();
    const { at, calls } = await this.callsOn('backup');
    if (calls === undefined) throw setupFailed('a member runs as backup and lists its calls', 'none does');
    const onBackup = new Set(calls);
    this.#found(judgeCopies(calls.length - onBackup.size, at));
    const lacking = () => this.#notLost(this.calls.toBeCopied(establishment).filter((id) => !onBackup.has(id)));
    let missing = await lacking();
    if (this.#known.hasStalled(missing.length, at) && (await this.noteCallsThatEnded()) > 0) missing = await lacking();
    const listing = { at, establishment: establishment.index, missing: missing.length };
    this.#known.listed(listing);
    // A call that is missing now was missing at the latest look as well: that look can be judged better now.
    const earlier = this.looksSinceConnectionChange();
    const look = earlier.findLast((one) => one.every((memberLook) => memberLook.at.latest <= at.earliest));
    if (missing.length > 0 && look !== undefined) this.#found(this.#judge(look));
    return listing;
  }

  // --- looking -------------------------------------------------------------------------------------------------------

  /** Everything that was seen since the HA connection last changed. */
  looksSinceConnectionChange(): readonly Look[] {
    return this.#looks.sinceConnectionChange(this.#known.connection.at(-1)?.at ?? this.beganAt);
  }

  /** Reads both members' pages now and holds them against everything that is demanded in every state. */
  async look(): Promise<Look> {
    const { latest } = this.#looks;
    if (this.#lookIsFresh && latest !== undefined) return latest;
    this.#lookIsFresh = this.clock.kind === 'virtual';
    this.#lookIsDue = false;
    const [first, second] = this.members;
    const look: Look = await Promise.all([this.#lookAt(first), this.#lookAt(second)]);
    const { before, isLatest } = this.#looks.add(look);
    this.log.noteChanges(look, before);
    this.#lostByItself ??= unorderedLoss(this.history, look, this.target.tolerances);
    this.#found([...this.#judge(look), ...(isLatest ? this.#roleWatch.judge(look) : [])]);
    return look;
  }

  /** What was done last is looked at before the scenario ends. */
  async lookAtLast(): Promise<void> {
    if (this.#lookIsDue) await this.look();
  }

  async #lookBeforeTimePasses(): Promise<void> {
    if (this.clock.kind === 'wall') await this.look();
    else this.#lookIsDue = true;
  }

  /** The names of the members that the latest look found in each role. */
  async roles(): Promise<{ readonly primary: string; readonly backup: string }> {
    const deadline = this.now().earliest + this.target.tolerances.settle + this.target.tolerances.grace;
    if (this.#looks.latest === undefined) await this.look();
    for (;;) {
      const { primary, backup } = this.#looks.roles();
      if (primary !== undefined && backup !== undefined) return { primary, backup };
      if (this.now().earliest >= deadline) {
        throw setupFailed('one member runs as primary and one as backup', this.#looks.describeLatest());
      }
      await this.pause();
      await this.look();
    }
  }

  /**
   * Looks until the pages say who runs in which role: a member may need a moment to take one (A10, A29), and a page to show
   * it (A25). Where it stays unclear, that is for the scenario to judge.
   *
   * @param former the member that was primary and is not to be
   */
  async #lookUntilRolesAreClear(former?: string): Promise<void> {
    const { settle, grace } = this.target.tolerances;
    const deadline = this.now().latest + settle + grace;
    for (;;) {
      await this.look();
      const { primary, backup } = this.#looks.roles();
      const changed = primary !== undefined && primary !== former;
      if (changed && (backup !== undefined || !this.#bothRun())) return;
      if (this.now().earliest >= deadline) return;
      await this.pause();
    }
  }

  #bothRun(): boolean {
    return this.members.every(({ state }) => state === 'running');
  }

  /** The member in this role, if any; that one answer was lost does not mean that there is none. */
  async #runningAs(role: 'primary' | 'backup'): Promise<string | undefined> {
    const unclear = this.#looks.roles()[role] === undefined && this.#bothRun();
    if (this.#looks.latest === undefined || unclear) await this.#lookUntilRolesAreClear();
    return this.#looks.roles()[role];
  }

  /** The member that the latest look found as primary, if any. */
  primaryNow(): string | undefined {
    return this.#looks.roles().primary;
  }

  // --- time ----------------------------------------------------------------------------------------------------------

  /**
   * Lets time pass until `moment`, surely; looks at both members on the way and at the end. On a virtual clock it stops where
   * the document has a boundary.
   */
  async waitUntil(moment: Interval): Promise<void> {
    const stops =
      this.clock.kind === 'virtual'
        ? this.#boundariesBefore(moment.latest)
        : [moment.earliest - this.target.tolerances.resolution / 2];
    for (const stop of stops) {
      await this.passUntil(instant(stop));
      await this.look();
    }
    await this.passUntil(moment);
    await this.look();
  }

  /** The same without a look. */
  async passUntil(moment: Interval): Promise<void> {
    if (this.#time.toAdvance(moment) > 0) {
      this.needs('advance-clock');
      await this.lookAtLast();
      this.#lookIsFresh = false;
    }
    await this.#time.passUntil(moment);
  }

  async waitSeconds(seconds: number): Promise<void> {
    const now = this.now();
    await this.waitUntil(interval(now.earliest + seconds, now.latest + seconds));
  }

  /** The shortest wait that makes sense between two looks for something to change. */
  async pause(seconds = this.target.tolerances.lookEvery / 10): Promise<void> {
    await this.passUntil(instant(this.now().latest + seconds));
  }

  /** Ends the scenario's pair. */
  async close(): Promise<void> {
    this.#polling.abort();
    try {
      await this.#poller;
    } finally {
      await this.#control.deletePair(this.#pair.id);
    }
  }

  /** The target's own account of what happened, for the timeline of a failure; empty where it keeps none. */
  async noteTargetEvents(): Promise<void> {
    if (!this.#description.capabilities.includes('event-log')) return;
    this.log.add(await readTargetEvents(this.#control, this.#pair.id));
  }

  // --- inside --------------------------------------------------------------------------------------------------------

  /**
   * Does one thing to the pair. What it does to the HA connection is noted before it is done, as under way: looks of the same
   * time must not be judged as if nothing had happened.
   */
  async #act<T>(
    text: string,
    operation: () => Promise<T>,
    change?: ConnectionChange['state'],
  ): Promise<{ answer: T; at: Interval }> {
    const sent = this.clock.local();
    this.#lookIsFresh = false;
    if (change !== undefined) this.#known.connectionChanges(change, this.now());
    const answer = await operation();
    const answered = this.clock.local();
    if (isPair(answer)) {
      this.#pair = answer;
      this.clock.learn(sent, answered, answer.now);
    }
    const span = this.clock.span(sent, answered);
    const at = isPair(answer) ? notAfter(span, answer.now) : span;
    this.log.note('action', at, text);
    if (change !== undefined) this.#connectionChanged(change, at);
    return { answer, at };
  }

  async #ending(what: 'stop' | 'kill', member: string, operation: () => Promise<Pair>): Promise<void> {
    this.needs(what);
    const wasPrimary = (await this.roles()).primary === member;
    if (wasPrimary) await this.noteCallsThatEnded();
    const changed = wasPrimary ? this.#rolesChange() : undefined;
    await this.#act(`${what} ${member}`, operation, 'lost');
    this.#known.memoryLost();
    changed?.();
    await this.#untilLost();
    await this.#lookUntilRolesAreClear(member);
  }

  #rolesChange(): () => void {
    this.#hadDoubleFailure ||= !this.#looks.bothReady();
    return this.#known.rolesChange(() => this.now());
  }

  /** It has changed, if the target says so; either change may go on after the answer to the order. */
  #connectionChanged(state: ConnectionChange['state'], at: Interval): void {
    if (this.#known.changeUnderWay() === undefined) return;
    const { haConnection } = this.#pair;
    if (state === 'established' ? haConnection !== 'established' : haConnection === 'unknown') return;
    this.#known.connectionChanged(at);
    this.#looks.connectionChanged();
  }

  /** Waits until the target, or both pages, say that the HA connection is established. */
  async #untilEstablished(): Promise<void> {
    const change = this.#known.changeUnderWay();
    if (change === undefined) return;
    const deadline = change.at.earliest + connectionDeadline;
    for (;;) {
      const sent = this.clock.local();
      const pair = await this.#control.readPair(this.#pair.id);
      const answered = this.clock.local();
      this.clock.learn(sent, answered, pair.now);
      this.#pair = pair;
      const pagesSayIt = pair.haConnection === 'unknown' && (await this.#pagesSayEstablished());
      if (pair.haConnection === 'established' || pagesSayIt) {
        const span = this.clock.span(sent, this.clock.local());
        const at = pagesSayIt ? span : notAfter(span, pair.now);
        this.#pair = { ...pair, haConnection: 'established' };
        this.#connectionChanged('established', at);
        this.log.note('note', at, 'the HA connection is established');
        return;
      }
      if (this.now().earliest > deadline) {
        throw setupFailed(`the HA connection comes up within ${connectionDeadline} s`, `it is ${pair.haConnection}`);
      }
      await this.pause();
    }
  }

  /** Where the target cannot tell, waits until no page shows the HA connection as established any more. */
  async #untilLost(): Promise<void> {
    const change = this.#known.changeUnderWay();
    if (change === undefined) return;
    const deadline = this.now().latest + connectionDeadline;
    for (;;) {
      const look = await this.look();
      if (!look.some(({ answer }) => answer.kind === 'status' && answer.status.haConnection === true)) break;
      if (this.now().earliest > deadline) {
        throw setupFailed(`the HA connection is lost within ${connectionDeadline} s`, 'a page still shows it');
      }
      await this.pause();
    }
    this.#known.connectionChanged(this.now());
    this.#looks.connectionChanged();
  }

  async #pagesSayEstablished(): Promise<boolean> {
    const look = await this.look();
    return look.every(({ answer }) => answer.kind === 'status' && answer.status.haConnection === true);
  }

  async #lookAt({ name, statusUrl }: Member): Promise<MemberLook> {
    const sent = this.clock.local();
    const { dispatcher, statusForm } = this.target;
    const answer = await readStatus(statusUrl, { dispatcher, form: statusForm, deadlineMs: lookDeadlineMs });
    return { member: name, at: this.clock.span(sent, this.clock.local()), answer };
  }

  /** Both members are looked at all the time on a wall clock, whatever the scenario waits for. */
  async #poll(): Promise<void> {
    while (!this.#polling.signal.aborted) {
      try {
        await this.look();
      } catch {
        // What no look can read the scenario's own cannot either, and they say why.
        return;
      }
      await this.#time.rest(this.target.tolerances.lookEvery);
    }
  }

  #boundariesBefore(moment: number): readonly number[] {
    const establishment = this.#known.latestEstablishment();
    if (establishment === undefined) return [];
    const boundary = establishment.at.latest + settlingSeconds;
    const now = this.now().latest;
    return [boundary - justBefore, boundary].filter((at) => at > now && at < moment);
  }

  #judge(look: Look): readonly Finding[] {
    const judged =
      this.#lostByItself === undefined && this.members.every(({ version }) => synchronizesMissingCalls(version));
    return judged ? judgeLook(this.history, look, this.target.tolerances) : [];
  }

  #found(findings: readonly Finding[]): void {
    this.log.found(findings, this.now());
  }
}

export interface CallsSeen {
  readonly at: Interval;
  readonly calls: readonly string[] | undefined;
}

/** What an answer reports had happened by the time that the answer says. */
function notAfter(at: Interval, now: number): Interval {
  return interval(at.earliest, Math.max(at.earliest, Math.min(at.latest, now)));
}

function isPair(answer: unknown): answer is Pair {
  return typeof answer === 'object' && answer !== null && 'haConnection' in answer;
}
