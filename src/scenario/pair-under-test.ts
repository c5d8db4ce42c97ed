import { setTimeout } from 'node:timers/promises';
import type { ControlClient } from '../control/control-client.ts';
import type { Capability, Description, Member, Pair } from '../control/wire.ts';
import { Driver } from '../drive/driver.ts';
import { TargetTime } from '../drive/target-time.ts';
import type { CallLedger } from '../history/call-ledger.ts';
import type { Fact, Order } from '../history/fact.ts';
import { settlingSeconds } from '../history/figures.ts';
import type { History } from '../history/history.ts';
import type { Look } from '../history/look.ts';
import type { Establishment, Listing } from '../history/pair-history.ts';
import { Case } from '../judge/case.ts';
import { obeysWhenReady } from '../judge/judge-refusal.ts';
import { stuckAfterSeconds } from '../oracle/synchronization.ts';
import { synchronizesMissingCalls } from '../status/build-version.ts';
import type { Target } from '../targets/target.ts';
import { type Interval, instant, interval, notAfter } from '../timing/interval.ts';
import { TargetClock, TargetClockError } from '../timing/target-clock.ts';
import { Watcher } from '../watch/watcher.ts';
import { notTested, otherFailed, setupFailed } from './check-ended.ts';

/** Seconds on the target's clock that a started member may need until the HA connection is established. */
const connectionDeadline = 60;
/** How often a clock is read that has given whole seconds only, and how far apart: one in a thousand may be whole by chance. */
const clockReadings = 5;
const betweenClockReadingsMs = 3;
/** Seconds on a virtual clock between two questions whether the HA connection is there. */
const betweenQuestions = 0.02;
/** How much later a scenario's pair is looked at once more, in seconds. */
const minutesLater = 200;
/** Seconds without progress of a synchronization after which it is worth while to look whether the calls still exist. */
const stalledAfter = 5;
/** The shortest step on a virtual clock that the kit looks at: just before a boundary. */
export const justBefore = 0.001;

/**
 * One pair, as the steps of one scenario act on it and look at it. It puts driving and watching together: waits until what was
 * ordered can be relied on, and looks at both members after every action and all the while that time passes. What is known of
 * the pair, and what is wrong with it, follows from the facts that both write into its {@link Case}.
 */
export class PairUnderTest {
  readonly target: Target;
  readonly clock: TargetClock;
  readonly case: Case;
  readonly beganAt: Interval;
  readonly #description: Description;
  readonly #control: ControlClient;
  readonly #pairId: string;
  readonly #driver: Driver;
  readonly #watcher: Watcher;
  readonly #time: TargetTime;
  readonly #polling = new AbortController();
  #poller: Promise<void> = Promise.resolve();
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
    build: string | undefined,
  ) {
    const { dispatcher, tolerances } = target;
    this.target = target;
    this.#control = control;
    this.#description = description;
    this.clock = clock;
    this.#pairId = pair.id;
    this.beganAt = at;
    this.case = new Case(tolerances);
    const { history } = this.case;
    const sink = (fact: Fact): void => this.case.append(fact);
    sink({ kind: 'begun', at, pair, clock: clock.kind, ...(build === undefined ? {} : { build }) });
    this.#driver = new Driver(control, clock, pair.id, history, sink);
    this.#watcher = new Watcher({ control, clock, dispatcher, tolerances, history, sink }, pair.id, at);
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
      return await PairUnderTest.#begin(target, control, description, clock, pair, made, version);
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
    version: string | undefined,
  ): Promise<PairUnderTest> {
    clock.learn(sent, answered, pair.now);
    if (clock.kind === 'wall') await PairUnderTest.#learnClock(control, clock, pair.id);
    const at = notAfter(clock.span(sent, answered), clock.at(pair.now));
    const under = new PairUnderTest(target, control, description, clock, pair, at, version);
    await under.#untilEstablished();
    if (clock.kind === 'wall') under.#poller = under.#poll();
    return under;
  }

  /** A target that takes its time to make a pair leaves its clock hardly known; and one in whole seconds is no clock. */
  static async #learnClock(control: ControlClient, clock: TargetClock, pair: string): Promise<void> {
    for (let reading = 0; reading === 0 || (clock.onlyWholeSeconds && reading < clockReadings); reading++) {
      if (reading > 0) await setTimeout(betweenClockReadingsMs);
      const sent = clock.local();
      const now = await control.readClock(pair);
      clock.learn(sent, clock.local(), now);
    }
    if (clock.onlyWholeSeconds) throw new TargetClockError('gives whole seconds only, and is too coarse');
  }

  get history(): History {
    return this.case.history;
  }

  /** The calls that the kit placed and ended. */
  get calls(): CallLedger {
    return this.history.callHistory.ledger;
  }

  /** Every look that was taken, in the order in which they began. */
  get looks(): readonly Look[] {
    return this.history.looks.all;
  }

  get members(): readonly [Member, Member] {
    return this.history.pair.members;
  }

  /** The present time as far as it is known. */
  now(): Interval {
    return this.clock.now();
  }

  /** The latest establishment of the HA connection. Set-up has failed if there is none. */
  established(): Establishment {
    const establishment = this.history.latestEstablishment();
    if (establishment === undefined) throw setupFailed('the HA connection is established', 'it is lost');
    return establishment;
  }

  can(capability: Capability): boolean {
    return this.#description.capabilities.includes(capability);
  }

  needs(capability: Capability): void {
    if (!this.can(capability)) throw notTested(capability);
  }

  // --- actions -------------------------------------------------------------------------------------------------------

  async stop(member: string): Promise<void> {
    await this.#end('stop', member);
  }

  async kill(member: string): Promise<void> {
    await this.#end('kill', member);
  }

  /** Starts a member; if the other one runs, waits until the HA connection is established. */
  async start(member: string): Promise<void> {
    this.needs('start');
    await this.#act({ what: 'start', member });
    await this.#untilEstablished();
    await this.#lookUntilRolesAreClear();
  }

  async install(member: string, version: string): Promise<void> {
    this.needs('install');
    await this.#act({ what: 'install', member, version });
  }

  async setOption(member: string, section: string, name: string, value: string | null): Promise<void> {
    this.needs('set-option');
    await this.#act({ what: 'set option', member, section, name, value });
  }

  async loseConnection(): Promise<void> {
    this.needs('ha-connection');
    await this.#act({ what: 'lose connection' });
    await this.#untilLost();
    await this.#lookBeforeTimePasses();
  }

  /** Lists the calls of the backup first, where that can be: what it lacks then is what must be copied. */
  async restoreConnection(): Promise<void> {
    this.needs('ha-connection');
    await this.#act({ what: 'restore connection' });
    await this.#untilEstablished();
    await this.#lookBeforeTimePasses();
  }

  async switchover(): Promise<void> {
    this.needs('switchover');
    await this.#beforeRolesChange();
    const former = this.history.looks.roles().primary;
    await this.#act({ what: 'switchover' }).catch((error: unknown) => {
      const requirement = 'switch.no-loss-when-ready';
      const broken = this.case.findings.find((finding) => finding.requirement === requirement);
      if (broken?.demand !== obeysWhenReady) throw error;
      throw otherFailed(requirement, broken.demand, broken.accepted, broken.seen, broken.at);
    });
    await this.#lookUntilRolesAreClear(former);
  }

  async placeCalls(count: number, kind: 'multisite' | 'non-multisite'): Promise<readonly string[]> {
    const multisite = kind === 'multisite';
    this.needs(multisite ? 'place-multisite-calls' : 'place-calls');
    const { calls } = await this.#act({ what: 'place calls', count, multisite });
    const begin = new Set(calls).size;
    if (begin !== count) throw setupFailed(`${count} call(s) begin`, `the target says that ${begin} did`);
    await this.#lookBeforeTimePasses();
    return calls;
  }

  async endCalls(ids: readonly string[]): Promise<void> {
    this.needs('end-calls');
    if (ids.length === 0) return;
    await this.#act({ what: 'end calls', calls: ids });
    await this.#lookBeforeTimePasses();
  }

  // --- calls ---------------------------------------------------------------------------------------------------------

  /** The calls that exist on the member that runs in this role now; undefined where none does. */
  async callsOn(role: 'primary' | 'backup'): Promise<CallsSeen> {
    this.needs('list-calls');
    const member = await this.#runningAs(role);
    if (member === undefined) return { at: this.now(), calls: undefined };
    const { at, calls } = await this.#watcher.list(member);
    return { at, calls: calls ?? undefined };
  }

  /** Ordinary calls that go on and that the backup does not have now. */
  async missingOnBackup(): Promise<readonly string[]> {
    await this.#listPrimaryAfterRoleChange();
    const { calls } = await this.callsOn('backup');
    if (calls === undefined && this.history.members.bothRun) throw setupFailed('a member runs as backup', 'none does');
    const onBackup = new Set(calls);
    return this.calls
      .aliveNonMultisite()
      .filter((id) => !onBackup.has(id) && !this.history.callHistory.losses.isLost(id));
  }

  /** A call that a failover or an early switchover has lost is on no member any more: nobody can copy it. */
  async #listPrimaryAfterRoleChange(): Promise<void> {
    const listed = this.history.callHistory.listed.latest('primary')?.roleChanges ?? 0;
    if (listed === this.history.roleChanges.length || !this.can('list-calls')) return;
    const { calls } = await this.callsOn('primary');
    if (calls === undefined) throw setupFailed('a member runs as primary and lists its calls', 'none does');
  }

  /**
   * Looks for calls that the primary has no more although nobody hung them up: they have ended by themselves, as happens on a
   * real trunk. On a virtual clock nothing happens by itself.
   *
   * @returns how many have since the last time
   */
  async noteCallsThatEnded(): Promise<number> {
    if (this.clock.kind === 'virtual' || this.calls.alive().length === 0 || !this.can('list-calls')) return 0;
    const before = this.history.endedByThemselves;
    await this.callsOn('primary');
    return this.history.endedByThemselves - before;
  }

  /** Lists the calls on the backup and notes how many are missing there, for the checks that follow. */
  async listMissing(): Promise<Listing> {
    this.established();
    await this.#listPrimaryAfterRoleChange();
    await this.#listBackup();
    const latest = this.history.listings.at(-1);
    if (latest !== undefined && this.#hasStalled(latest) && (await this.noteCallsThatEnded()) > 0)
      await this.#listBackup();
    const listing = this.history.listings.at(-1);
    if (listing === undefined)
      throw setupFailed('the backup lists its calls with the HA connection established', 'it was lost');
    return listing;
  }

  async #listBackup(): Promise<void> {
    const { calls } = await this.callsOn('backup');
    if (calls === undefined) throw setupFailed('a member runs as backup and lists its calls', 'none does');
  }

  /** For some seconds no listing has found fewer calls missing: what is missing may be gone altogether. */
  #hasStalled({ missing, at }: Listing): boolean {
    const since = this.history.listings.find((listing) => listing.missing === missing);
    return missing > 0 && since !== undefined && at.earliest - since.at.latest > stalledAfter;
  }

  // --- looking -------------------------------------------------------------------------------------------------------

  /** Everything that was seen since the HA connection last changed. */
  looksSinceConnectionChange(): readonly Look[] {
    return this.history.looks.sinceConnectionChange(this.history.connection.at(-1)?.at ?? this.beganAt);
  }

  /** Reads both members' pages now. */
  async look(): Promise<Look> {
    const { latest } = this.history.looks;
    if (this.#lookIsFresh && latest !== undefined) return latest;
    this.#lookIsFresh = this.clock.kind === 'virtual';
    this.#lookIsDue = false;
    return this.#watcher.look(this.target.statusForm);
  }

  /** Both members in both forms of the page, and the calls of both: all that can be seen at one time. */
  async observe(): Promise<void> {
    await this.look();
    await this.#watcher.look('web');
    await this.#listBoth();
  }

  /** The primary first: calls that it has lost are not missing on the backup. */
  async #listBoth(): Promise<void> {
    if (!this.can('list-calls')) return;
    const { primary = this.history.expectedPrimary } = this.history.looks.roles();
    const running = this.members.filter(({ state }) => state === 'running');
    for (const { name } of running.toSorted((a, b) => Number(b.name === primary) - Number(a.name === primary)))
      await this.#watcher.list(name);
  }

  /** Reads one form of both pages. */
  async lookAtForm(form: 'xml' | 'web'): Promise<Look> {
    return this.#watcher.look(form);
  }

  /** Reads a page at an address that is no member's now. */
  async probe(url: string): ReturnType<Watcher['probe']> {
    return this.#watcher.probe(url, this.target.statusForm);
  }

  /**
   * What was done last is looked at before the scenario ends. Where time costs nothing everything is looked at once more some
   * minutes later: what is right at first may not stay so.
   */
  async lookAtLast(): Promise<void> {
    if (this.#lookIsDue) await this.look();
    if (this.clock.kind === 'wall' || !this.can('advance-clock')) return;
    await this.waitSeconds(minutesLater);
    await this.#listBoth();
  }

  async #lookBeforeTimePasses(): Promise<void> {
    if (this.clock.kind === 'wall') await this.look();
    else this.#lookIsDue = true;
  }

  /** The names of the members that the latest look found in each role. */
  async roles(): Promise<{ readonly primary: string; readonly backup: string }> {
    const deadline = this.now().earliest + this.target.tolerances.settle + this.target.tolerances.grace;
    if (this.history.looks.latest === undefined) await this.look();
    for (;;) {
      const { primary, backup } = this.history.looks.roles();
      if (primary !== undefined && backup !== undefined) return { primary, backup };
      if (this.now().earliest >= deadline) throw this.#rolesUnclear();
      await this.pause();
      await this.look();
    }
  }

  /** Two members of one role are a failure of the pair, once that has lasted; anything else may be one of the set-up. */
  #rolesUnclear(): Error {
    const accepted = 'one member runs as primary and one as backup';
    const seen = this.history.looks.describeLatest();
    const requirement = 'ready.upgrade.follows-role';
    const broken = this.case.findings.find((finding) => finding.requirement === requirement);
    if (broken !== undefined) return otherFailed(requirement, broken.demand, broken.accepted, broken.seen, broken.at);
    if (!this.history.looks.showRoles)
      return notTested('show the role of a running member (HA_ROLE on its page, or role)');
    return setupFailed(accepted, seen);
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
      const { primary, backup } = this.history.looks.roles();
      const changed = primary !== undefined && primary !== former;
      if (changed && (backup !== undefined || !this.history.members.bothRun)) return;
      if (this.now().earliest >= deadline) return;
      await this.pause();
    }
  }

  /** The member in this role, if any; that one answer was lost does not mean that there is none. */
  async #runningAs(role: 'primary' | 'backup'): Promise<string | undefined> {
    const unclear = this.history.looks.roles()[role] === undefined && this.history.members.bothRun;
    if (this.history.looks.latest === undefined || unclear) await this.#lookUntilRolesAreClear();
    return this.history.looks.roles()[role];
  }

  /** The member that the latest look found as primary, if any. */
  primaryNow(): string | undefined {
    return this.history.looks.roles().primary;
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
      if (this.#lookIsDue) await this.look();
      this.#lookIsFresh = false;
    }
    await this.#time.passUntil(moment);
  }

  async waitSeconds(seconds: number): Promise<void> {
    const now = this.now();
    await this.waitUntil(interval(now.earliest + seconds, now.latest + seconds));
  }

  /**
   * Lets time pass and misses nothing of it: on a virtual clock it observes the pair on either side of every boundary, and of
   * every second in which calls may be copied; on a wall clock as often as it can.
   */
  async waitWatchfully(seconds: number): Promise<void> {
    const end = this.now().latest + seconds;
    while (this.now().latest < end) {
      await this.passUntil(instant(this.#nextToWatch(end)));
      await this.observe();
    }
  }

  #nextToWatch(end: number): number {
    const now = this.now().latest;
    const copying = this.#isCopying();
    if (this.clock.kind === 'wall') return Math.min(end, now + (copying ? 0.1 : this.target.tolerances.lookEvery));
    const t0 = this.history.latestEstablishment()?.at.latest;
    const second = t0 === undefined || !copying ? [] : [t0 + Math.floor(now - t0 + justBefore / 2) + 1];
    const seconds = second.flatMap((at) => [at - justBefore, at]).filter((at) => at > now + justBefore / 2);
    return Math.min(end, ...seconds, ...this.#boundariesBefore(end));
  }

  /** Whether missing calls are being copied, by all that was listed; what has long made no progress is given up. */
  #isCopying(): boolean {
    const { seen } = this.history.callHistory.progress;
    const latest = seen.at(-1);
    if (latest === undefined || this.history.latestEstablishment() === undefined || latest.missing === 0) return false;
    const since = seen.find(({ missing }) => missing === latest.missing) ?? latest;
    return latest.at.earliest - since.at.latest <= stuckAfterSeconds;
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
      await this.#control.deletePair(this.#pairId);
    }
  }

  /** The target's own account of what happened, for the timeline of a failure; empty where it keeps none. */
  async noteTargetEvents(): Promise<void> {
    if (this.can('event-log')) await this.#watcher.readLog();
  }

  // --- inside --------------------------------------------------------------------------------------------------------

  async #act(order: Order): ReturnType<Driver['order']> {
    this.#lookIsFresh = false;
    try {
      return await this.#driver.order(order);
    } finally {
      this.#lookIsFresh = false;
    }
  }

  async #end(what: 'stop' | 'kill', member: string): Promise<void> {
    this.needs(what);
    if ((await this.roles()).primary === member) await this.#beforeRolesChange();
    await this.#act({ what, member });
    await this.#untilLost();
    await this.#lookUntilRolesAreClear(member);
  }

  /** What is known right before tells whose fault a loss is. */
  async #beforeRolesChange(): Promise<void> {
    await this.look();
    await this.noteCallsThatEnded();
  }

  /** Waits until the target, or both pages, say that the HA connection is established. */
  async #untilEstablished(): Promise<void> {
    const change = this.history.connectionUnderWay;
    if (change === undefined) return;
    const deadline = change.at.earliest + connectionDeadline;
    for (;;) {
      const { haConnection } = await this.#watcher.ask();
      if (haConnection === 'unknown') await this.look();
      if (this.history.connectionUnderWay === undefined) return;
      if (haConnection === 'unknown' && this.#noPageShowsConnection()) {
        if (!this.members.every(({ version }) => synchronizesMissingCalls(version))) return;
        throw notTested('tell the state of the HA connection, and no page has the field HA_LINK');
      }
      if (this.now().earliest > deadline) {
        throw setupFailed(`the HA connection comes up within ${connectionDeadline} s`, `it is ${haConnection}`);
      }
      await this.#pauseBetweenQuestions();
    }
  }

  /** Where the target cannot tell, waits until no page shows the HA connection as established any more. */
  async #untilLost(): Promise<void> {
    const deadline = this.now().latest + connectionDeadline;
    while (this.history.connectionUnderWay !== undefined) {
      await this.look();
      if (this.history.connectionUnderWay === undefined) return;
      if (this.now().earliest > deadline) {
        throw setupFailed(`the HA connection is lost within ${connectionDeadline} s`, 'a page still shows it');
      }
      await this.pause();
      await this.#watcher.ask();
    }
  }

  /** The time between two questions for something that is about to happen: on a virtual clock it must be known exactly. */
  async #pauseBetweenQuestions(): Promise<void> {
    await this.pause(this.clock.kind === 'virtual' ? betweenQuestions : undefined);
  }

  #noPageShowsConnection(): boolean {
    const latest = this.history.looks.latest;
    return latest?.every(({ answer }) => answer.kind !== 'status' || answer.status.haConnection === undefined) ?? false;
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
    const establishment = this.history.latestEstablishment();
    if (establishment === undefined) return [];
    const boundary = establishment.at.latest + settlingSeconds;
    const now = this.now().latest;
    return [boundary - justBefore, boundary].filter((at) => at > now && at < moment);
  }
}

export interface CallsSeen {
  readonly at: Interval;
  readonly calls: readonly string[] | undefined;
}
