import type { ControlClient } from '../control/control-client.ts';
import type { Capability, Description, Member } from '../control/wire.ts';
import { Driver } from '../drive/driver.ts';
import { type TakenPair, takePair } from '../drive/take-pair.ts';
import { TargetTime } from '../drive/target-time.ts';
import type { CallLedger } from '../history/call-ledger.ts';
import type { Fact, Order } from '../history/fact.ts';
import type { History } from '../history/history.ts';
import type { Look } from '../history/look.ts';
import type { Establishment, Listing } from '../history/pair-history.ts';
import { Case } from '../judge/case.ts';
import { obeysWhenReady } from '../judge/judge-refusal.ts';
import type { Target } from '../targets/target.ts';
import { type Interval, instant, interval, microseconds } from '../timing/interval.ts';
import type { TargetClock } from '../timing/target-clock.ts';
import { boundariesBefore, isCopying, nextToWatch } from '../watch/next-to-watch.ts';
import { PairView, type Roles } from '../watch/pair-view.ts';
import { Watcher } from '../watch/watcher.ts';
import { CallLists, type CallsSeen } from './call-lists.ts';
import { notTested, otherFailed, setupFailed } from './check-ended.ts';
import { ConnectionWait } from './connection-wait.ts';
import type { PairSource } from './pair-source.ts';

/** How much later a scenario's pair is looked at once more, in seconds. */
const minutesLater = 200;
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
  readonly #giveBack: () => Promise<void>;
  readonly #driver: Driver;
  readonly #watcher: Watcher;
  readonly #view: PairView;
  readonly #lists: CallLists;
  readonly #connection: ConnectionWait;
  readonly #time: TargetTime;
  readonly #polling = new AbortController();
  #poller: Promise<void> = Promise.resolve();
  private constructor(
    target: Target,
    control: ControlClient,
    description: Description,
    { pair, clock, at }: TakenPair,
    { build, giveBack }: PairSource,
  ) {
    const { dispatcher, tolerances, statusForm: form } = target;
    this.target = target;
    this.#giveBack = () => giveBack(pair.id);
    this.#description = description;
    this.clock = clock;
    this.beganAt = at;
    this.case = new Case(tolerances);
    const { history } = this.case;
    const sink = (fact: Fact): void => this.case.append(fact);
    sink({ kind: 'begun', at, pair, clock: clock.kind, ...(build === undefined ? {} : { build }) });
    this.#driver = new Driver(control, clock, pair.id, history, sink);
    this.#watcher = new Watcher({ control, clock, dispatcher, tolerances, history, sink }, pair.id, at);
    this.#view = new PairView({ watcher: this.#watcher, history, tolerances, form, time: this });
    this.#lists = new CallLists({ watcher: this.#watcher, view: this.#view, history, tolerances, pair: this });
    this.#connection = new ConnectionWait({ watcher: this.#watcher, view: this.#view, history, time: this });
    this.#time = new TargetTime(clock, control, pair.id, this.#polling.signal);
  }

  /** A fresh pair, both members running, its HA connection established. */
  static async create(
    target: Target,
    control: ControlClient,
    description: Description,
    source: PairSource,
  ): Promise<PairUnderTest> {
    const taken = await takePair(control, description.clock, source.take, source.giveBack);
    const under = new PairUnderTest(target, control, description, taken, source);
    try {
      await under.#connection.untilEstablished();
    } catch (error) {
      // The scenario never gets to hold this pair, so nobody else will end it.
      await under.close().catch(() => undefined);
      throw error;
    }
    if (under.clock.kind === 'wall') under.#poller = under.#poll();
    return under;
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
    await this.#connection.untilEstablished();
    await this.#view.untilRolesAreClear();
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
    await this.#connection.untilLost();
    await this.#view.lookSoon();
  }

  async restoreConnection(): Promise<void> {
    this.needs('ha-connection');
    await this.#lists.beforeEstablishing();
    await this.#act({ what: 'restore connection' });
    await this.#connection.untilEstablished();
    await this.#view.lookSoon();
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
    await this.#view.untilRolesAreClear(former);
  }

  async placeCalls(count: number, kind: 'multisite' | 'non-multisite'): Promise<readonly string[]> {
    const multisite = kind === 'multisite';
    this.needs(multisite ? 'place-multisite-calls' : 'place-calls');
    const { calls } = await this.#act({ what: 'place calls', count, multisite });
    const begin = new Set(calls).size;
    if (begin !== count) throw setupFailed(`${count} call(s) begin`, `the target says that ${begin} did`);
    await this.#lists.untilCopied(calls);
    await this.#view.lookSoon();
    return calls;
  }

  async endCalls(ids: readonly string[]): Promise<void> {
    this.needs('end-calls');
    if (ids.length === 0) return;
    await this.#act({ what: 'end calls', calls: ids });
    await this.#view.lookSoon();
  }

  // --- calls ---------------------------------------------------------------------------------------------------------

  callsOn(role: 'primary' | 'backup'): Promise<CallsSeen> {
    return this.#lists.on(role);
  }

  missingOnBackup(): Promise<readonly string[]> {
    return this.#lists.missingOnBackup();
  }

  noteCallsThatEnded(): Promise<number> {
    return this.#lists.noteCallsThatEnded();
  }

  listMissing(): Promise<Listing> {
    return this.#lists.listMissing();
  }

  // --- looking -------------------------------------------------------------------------------------------------------

  /** Everything that was seen since the HA connection last changed. */
  looksSinceConnectionChange(): readonly Look[] {
    return this.history.looks.sinceConnectionChange(this.history.connection.at(-1)?.at ?? this.beganAt);
  }

  /** Reads both members' pages now. */
  look(): Promise<Look> {
    return this.#view.look();
  }

  /** Both members in both forms of the page, and the calls of both: all that can be seen at one time. */
  async observe(): Promise<void> {
    await this.look();
    await this.#watcher.look('web');
    if (this.can('list-calls')) await this.#view.listAll();
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
    await this.#view.lookIfDue();
    if (this.clock.kind === 'wall' || !this.can('advance-clock')) return;
    await this.waitSeconds(minutesLater);
    if (this.can('list-calls')) await this.#view.listAll();
  }

  /** The names of the members that the latest look found in each role. */
  async roles(): Promise<Roles> {
    const roles = await this.#view.roles();
    if (roles === undefined) throw this.#rolesUnclear();
    return roles;
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
        ? boundariesBefore(this.history, this.now().latest, moment.latest)
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
      await this.#view.lookIfDue();
      this.#view.changes();
    }
    await this.#time.passUntil(moment);
  }

  async waitSeconds(seconds: number): Promise<void> {
    const now = this.now();
    await this.waitUntil(interval(now.earliest + seconds, now.latest + seconds));
  }

  /** Lets time pass and misses nothing of it. */
  async waitWatchfully(seconds: number): Promise<void> {
    const end = this.now().latest + seconds;
    for (;;) {
      await this.passUntil(instant(nextToWatch(this.history, this.now().latest, end, this.target.tolerances)));
      if (microseconds(end - this.now().latest) <= 0) break;
      await this.look();
      if (isCopying(this.history) && this.can('list-calls')) await this.#lists.on('backup');
    }
    await this.observe();
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
      await this.#giveBack();
    }
  }

  /** The target's own account of what happened, for the timeline of a failure; empty where it keeps none. */
  async noteTargetEvents(): Promise<void> {
    if (this.can('event-log')) await this.#watcher.readLog();
  }

  // --- inside --------------------------------------------------------------------------------------------------------

  async #act(order: Order): ReturnType<Driver['order']> {
    try {
      return await this.#driver.order(order);
    } finally {
      this.#view.changes();
      // Where time stands still only this tells which order brought about what.
      if (this.clock.kind === 'virtual') await this.noteTargetEvents();
    }
  }

  async #end(what: 'stop' | 'kill', member: string): Promise<void> {
    this.needs(what);
    if (this.history.expectedPrimary === member) await this.#beforeRolesChange();
    await this.#act({ what, member });
    await this.#connection.untilLost();
    await this.#view.untilRolesAreClear(member);
  }

  /** What is known right before tells whose fault a loss is. */
  async #beforeRolesChange(): Promise<void> {
    await this.look();
    await this.noteCallsThatEnded();
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
}
