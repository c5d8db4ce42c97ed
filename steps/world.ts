import { type IWorldOptions, setWorldConstructor, World } from '@cucumber/cucumber';
import type { Member } from '../src/control/wire.ts';
import type { Action } from '../src/explore/action.ts';
import { carryOut } from '../src/explore/carry-out.ts';
import { sessionTarget } from '../src/run/session.ts';
import { setupFailed } from '../src/scenario/check-ended.ts';
import { openPair, requireJudgedBuild } from '../src/scenario/open-pair.ts';
import type { PairUnderTest } from '../src/scenario/pair-under-test.ts';
import type { ProcedureRun } from '../src/scenario/procedure-run.ts';
import { Synchronization } from '../src/scenario/synchronization-checks.ts';
import { type Interval, interval } from '../src/timing/interval.ts';
import type { ReadingSeen } from '../src/verdict/finding.ts';

/** What the steps of one scenario share. */
export class ConformanceWorld extends World {
  readonly readings: ReadingSeen[] = [];
  /** What ended the scenario, other than a step of ours that was never reached. */
  ended: unknown;
  /** The ordinary calls that the backup lacked when the HA connection was last established. */
  missingCalls: readonly string[] = [];
  /** The calls that were placed last. */
  latestCalls: readonly string[] = [];
  /** The members as the fresh pair had them. */
  membersAtFirst: readonly Member[] = [];
  /** The member whose status page was moved. */
  movedPage: string | undefined;
  /** The member that was stopped last. */
  stopped: string | undefined;
  /** The scenario lasts for hours. */
  needsClockThatMoves = false;
  #pair: PairUnderTest | undefined;
  #synchronization: Synchronization | undefined;
  #procedure: ProcedureRun | undefined;
  #moment: Interval | undefined;

  constructor(options: IWorldOptions) {
    super(options);
  }

  get openedPair(): PairUnderTest | undefined {
    return this.#pair;
  }

  get pair(): PairUnderTest {
    if (this.#pair === undefined) throw setupFailed('a scenario begins with a pair', 'it has none');
    return this.#pair;
  }

  async open(version?: string): Promise<void> {
    this.#pair = await openPair(sessionTarget(), version);
    this.membersAtFirst = this.#pair.members;
    if (this.needsClockThatMoves) this.#pair.needs('advance-clock');
    if (version === undefined) requireJudgedBuild(this.#pair);
  }

  /** The moment that the steps speak of: the one waited for last, else now. */
  get moment(): Interval {
    return this.#moment ?? this.pair.now();
  }

  /** Something happens to the pair: the steps that follow speak of the time after it. */
  async happens(what: (pair: PairUnderTest) => Promise<unknown>): Promise<void> {
    this.#moment = undefined;
    await what(this.pair);
  }

  /** Calls begin on the primary; without an HA connection they are missing on the backup. */
  async placeCalls(count: number, kind: 'multisite' | 'non-multisite'): Promise<void> {
    if (count === 0) return;
    await this.happens(async (pair) => {
      this.latestCalls = await pair.placeCalls(count, kind);
    });
  }

  /** Does one thing to the pair, as an exploration does it. */
  async act(action: Action): Promise<void> {
    await this.happens((pair) => carryOut(action, { pair, atFirst: this.membersAtFirst }));
  }

  async restoreConnection(): Promise<void> {
    await this.happens(async (pair) => {
      this.missingCalls = await pair.missingOnBackup();
      await pair.restoreConnection();
    });
  }

  async stop(role: 'primary' | 'backup', how: 'stop' | 'kill'): Promise<void> {
    await this.happens(async (pair) => {
      const member = (await pair.roles())[role];
      await pair[how](member);
      this.stopped = member;
    });
  }

  async startStopped(): Promise<void> {
    const member = this.stopped;
    if (member === undefined) throw setupFailed('a member was stopped before', 'none was');
    await this.happens(async (pair) => {
      this.missingCalls = await pair.missingOnBackup();
      await pair.start(member);
    });
    this.stopped = undefined;
  }

  async setOption(section: string, value: string | null): Promise<void> {
    await this.happens(async (pair) => {
      for (const { name } of pair.members) await pair.setOption(name, section, 'ha-max-calls-sync-at-once', value);
    });
  }

  async waitSinceEstablished(seconds: number): Promise<void> {
    const { at } = this.pair.established();
    const moment = interval(at.earliest + seconds, at.latest + seconds);
    await this.pair.waitUntil(moment);
    this.#moment = moment;
  }

  /** The synchronization that began when the HA connection was last established. */
  get synchronization(): Synchronization {
    const index = this.pair.established().index;
    if (this.#synchronization?.establishment !== index) {
      const missing = this.pair.calls.aliveOf(this.missingCalls);
      this.#synchronization = new Synchronization(this.pair, missing, this.#synchronization);
    }
    return this.#synchronization;
  }

  get procedure(): ProcedureRun {
    if (this.#procedure === undefined) throw setupFailed('the procedure was begun', 'it was not');
    return this.#procedure;
  }

  set procedure(run: ProcedureRun) {
    this.#procedure = run;
  }
}

setWorldConstructor(ConformanceWorld);
