import type { MemberLook } from '../history/look.ts';
import { type Deed, judgeDeeds } from '../oracle/procedure.ts';
import { mayBeTheNetwork } from '../status/server-status.ts';
import { type PairDriver, type StepResult, UpgradeProcedure } from '../upgrade/procedure.ts';
import type { Step } from '../upgrade/steps.ts';
import { checkLost } from './call-checks.ts';
import { failed, inconclusive, otherFailed, setupFailed } from './check-ended.ts';
import type { PairUnderTest } from './pair-under-test.ts';

/** Seconds that step 3 waits where the scenario does not say: the 60 s and time for the calls. */
const readinessLimit = 180;

/** The upgrade procedure carried out on the scenario's pair, with every deed of it noted and judged. */
export class ProcedureRun {
  readonly #pair: PairUnderTest;
  readonly #procedure: UpgradeProcedure;
  readonly #version: string;
  /** undefined where no page said so: the procedure will then not begin. */
  readonly #firstPrimary: string | undefined;
  readonly #deeds: Deed[] = [];
  #latest: StepResult | undefined;
  /** A look at a running member that was not answered. */
  #unread: MemberLook | undefined;

  private constructor(pair: PairUnderTest, version: string, firstPrimary: string | undefined, limit: number) {
    this.#pair = pair;
    this.#version = version;
    this.#firstPrimary = firstPrimary;
    const { settle, grace, lookEvery } = pair.target.tolerances;
    const { upgradeTool = (driver: PairDriver) => driver } = pair.target;
    this.#procedure = new UpgradeProcedure(upgradeTool(this.#driver()), {
      version,
      readinessLimit: limit,
      readEvery: Math.max(lookEvery, 5),
      roleLimit: settle + grace,
    });
  }

  static async prepare(pair: PairUnderTest, version: string, limit = readinessLimit): Promise<ProcedureRun> {
    await pair.look();
    return new ProcedureRun(pair, version, pair.primaryNow(), limit);
  }

  async carryOut(...steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      this.#latest = await this.#judged(() => this.#procedure.carryOut(step));
      if (this.#latest.kind === 'stopped') return;
    }
  }

  async runAll(): Promise<void> {
    this.#latest = await this.#judged(() => this.#procedure.run());
  }

  /** A deed that breaks the rules says more than the error that the pair answered it with. */
  async #judged(act: () => Promise<StepResult>): Promise<StepResult> {
    try {
      return await act();
    } catch (error) {
      this.checkDeeds();
      throw error;
    }
  }

  /** The latest step was carried out to its end, and nothing that was done breaks the document's rules. */
  checkDone(): void {
    if (this.#latest === undefined) throw setupFailed('a step of the procedure was carried out', 'none was');
    this.checkDeeds();
    if (this.#latest.kind === 'stopped') {
      this.#mustHaveBeenRead('the step is carried out');
      throw failed(
        'the step is carried out',
        ['the step done'],
        `stopped at "${this.#latest.step}": ${this.#latest.why}`,
      );
    }
  }

  /** The procedure stopped at this step, and the pair is as it was: nobody stopped, nobody switched over. */
  checkStoppedAt(step: Step): void {
    this.checkDeeds();
    const demand = `the procedure stops at "${step}"`;
    if (this.#latest?.kind !== 'stopped' || this.#latest.step !== step) {
      this.#mustHaveBeenRead(demand);
      const seen = this.#latest?.kind === 'stopped' ? `it stopped at "${this.#latest.step}"` : 'it went on';
      throw failed(demand, [`stopped at "${step}"`], seen);
    }
  }

  /** A procedure is right to stop where a page cannot be read: a network that lost one answer proves nothing. */
  #mustHaveBeenRead(demand: string): void {
    const unread = this.#unread;
    if (unread === undefined) return;
    throw inconclusive(demand, ['every page of a running member read'], `${unread.member} gave no answer`, unread.at);
  }

  checkDeeds(): void {
    const [breach] = judgeDeeds(this.#deeds);
    if (breach === undefined) return;
    throw otherFailed(breach.requirement, breach.demand, ['no such deed'], breach.seen, breach.at);
  }

  /** What the procedure did, other than reading pages, in its order. */
  checkDid(expected: readonly string[]): void {
    const did = this.#deeds.filter(({ kind }) => kind !== 'read').map(({ kind }) => kind as string);
    if (did.join(', ') !== expected.join(', ')) {
      const demand = `the procedure does: ${expected.join(', ') || 'nothing'}`;
      this.#mustHaveBeenRead(demand);
      throw failed(demand, [expected.join(', ')], did.join(', ') || 'nothing');
    }
  }

  /** The member that ran as backup at first now runs as primary, and the other way round. */
  async checkRolesExchanged(): Promise<void> {
    const before = this.#firstPrimary;
    if (before === undefined) {
      throw inconclusive('the roles are exchanged', ['the roles known from before'], 'no page said which they were');
    }
    await this.#pair.look();
    const { backup } = await this.#pair.roles();
    if (backup !== before) {
      this.#mustHaveBeenRead('the roles are exchanged');
      throw failed('the roles are exchanged', [`${before} runs as backup`], `${backup} runs as backup`);
    }
  }

  async checkVersions(which: 'both members' | 'only the new primary'): Promise<void> {
    const { primary } = await this.#pair.roles();
    for (const { name, version } of this.#pair.members) {
      const upgraded = version === this.#version;
      if (upgraded !== (which === 'both members' || name === primary)) {
        this.#mustHaveBeenRead(`${which} run(s) build ${this.#version}`);
        throw failed(`${which} run(s) build ${this.#version}`, [this.#version], `${name} runs ${version}`);
      }
    }
  }

  /** Both members run the new version, the roles are exchanged, and every call that was not hung up still exists. */
  async checkOutcome(): Promise<void> {
    this.checkDone();
    await this.checkRolesExchanged();
    await this.checkVersions('both members');
    await checkLost(this.#pair);
  }

  #driver(): PairDriver {
    const pair = this.#pair;
    const [first, second] = pair.members;
    const acting = async (
      kind: 'stop' | 'install' | 'start',
      member: string,
      act: () => Promise<void>,
    ): Promise<void> => {
      const at = pair.now();
      this.#deeds.push({ kind, member, at, runningRole: await this.#roleOf(member) });
      await act();
    };
    return {
      members: [first.name, second.name],
      read: async (member) => {
        const look = (await pair.look()).find((one) => one.member === member);
        if (look === undefined) throw setupFailed(`${member} is a member of the pair`, 'it is not');
        const status = look.answer.kind === 'status' ? look.answer.status : undefined;
        const running = pair.members.find(({ name }) => name === member)?.state === 'running';
        if (running && mayBeTheNetwork(look.answer)) this.#unread = look;
        this.#deeds.push({
          kind: 'read',
          member,
          at: look.at,
          role: status?.role ?? 'none',
          readyForSwitchover: status?.readyForSwitchover.kind === 'ready',
          readyForUpgrade: status?.readyForUpgrade.kind === 'ready',
        });
        return look.answer;
      },
      stop: (member) => acting('stop', member, () => pair.stop(member)),
      install: (member, version) => acting('install', member, () => pair.install(member, version)),
      start: (member) => acting('start', member, () => pair.start(member)),
      switchover: async () => {
        this.#deeds.push({ kind: 'switchover', at: pair.now() });
        await pair.switchover();
      },
      now: () => pair.now().earliest,
      wait: (seconds) => pair.waitSeconds(seconds),
    };
  }

  async #roleOf(member: string): Promise<string> {
    const look = (await this.#pair.look()).find((one) => one.member === member);
    return look?.answer.kind === 'status' ? look.answer.status.role : 'none';
  }
}
