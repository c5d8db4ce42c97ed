/**
 * The procedure of the document for upgrading a pair without losing a call, as a program: five steps, each of which either
 * is done or stops the whole with the pair left as it is. It never acts on a member whose running role it has not just read.
 */
import type { StatusAnswer } from '../status/server-status.ts';
import { type Step, stepNames } from './steps.ts';

/** What the procedure needs of the world. */
export interface PairDriver {
  readonly members: readonly [string, string];
  /** Reads one member's status page. */
  read(member: string): Promise<StatusAnswer>;
  stop(member: string): Promise<void>;
  install(member: string, version: string): Promise<void>;
  start(member: string): Promise<void>;
  /** One switchover. */
  switchover(): Promise<void>;
  /** The target's clock, in seconds. */
  now(): number;
  /** Lets so many seconds of it pass. */
  wait(seconds: number): Promise<void>;
}

export type StepResult =
  | { readonly kind: 'done' }
  /** The step was not carried out, or not to its end: why, and what the operator should do. */
  | { readonly kind: 'stopped'; readonly step: Step; readonly why: string };

export interface ProcedureSettings {
  readonly version: string;
  /** Seconds that step 3 waits for both members to be ready for switchover (A26). */
  readonly readinessLimit: number;
  /** Seconds between two reads while it waits. */
  readonly readEvery: number;
  /** Seconds that a member may take to show its role after a start or a switchover. */
  readonly roleLimit: number;
}

export class UpgradeProcedure {
  readonly #driver: PairDriver;
  readonly #settings: ProcedureSettings;
  /** The member that step 1 found to run as backup, then the one that step 4 found. */
  #backup: string | undefined;
  #upgraded: string | undefined;

  constructor(driver: PairDriver, settings: ProcedureSettings) {
    this.#driver = driver;
    this.#settings = settings;
  }

  /** All steps, one after the other, until one stops. */
  async run(): Promise<StepResult> {
    for (const step of stepNames) {
      const result = await this.carryOut(step);
      if (result.kind === 'stopped') return result;
    }
    return { kind: 'done' };
  }

  async carryOut(step: Step): Promise<StepResult> {
    switch (step) {
      case 'check backup':
        return this.#checkBackup(step);
      case 'upgrade backup':
        return this.#upgrade(step);
      case 'check both':
        return this.#checkBoth(step);
      case 'switchover':
        return this.#switchover(step);
      case 'check new backup':
        return this.#checkBackup(step);
      case 'upgrade new backup':
        return this.#upgrade(step);
    }
  }

  /** Steps 1 and 4: the running role counts, not the configured one (A30), and the flag must be 1 (A24). */
  async #checkBackup(step: Step): Promise<StepResult> {
    this.#backup = undefined;
    if (step === 'check new backup' && this.#upgraded === undefined)
      return stopped(step, 'no member was upgraded before: there is no new backup yet');
    const roles = await this.#readRoles();
    if (roles.kind === 'unclear') return stopped(step, roles.why);
    if (step === 'check new backup' && roles.backup === this.#upgraded) {
      return stopped(
        step,
        `${roles.backup}, which was upgraded first, runs as backup again: the switchover did not happen`,
      );
    }
    if (roles.backupStatus.readyForUpgrade.kind !== 'ready') return notReadyForUpgrade(step, roles.backup);
    this.#backup = roles.backup;
    return { kind: 'done' };
  }

  /** Steps 2 and 5. Both pages are read once more: a failover since the check would make this the primary. */
  async #upgrade(step: Step): Promise<StepResult> {
    const member = this.#backup;
    if (member === undefined)
      return stopped(step, 'no backup was found ready for upgrade: carry out the check before it');
    const roles = await this.#readRoles();
    if (roles.kind === 'unclear') return stopped(step, roles.why);
    if (roles.backup !== member) return stopped(step, `${member} no longer runs as backup`);
    if (roles.backupStatus.readyForUpgrade.kind !== 'ready') return notReadyForUpgrade(step, member);
    await this.#driver.stop(member);
    await this.#driver.install(member, this.#settings.version);
    await this.#driver.start(member);
    this.#upgraded = member;
    this.#backup = undefined;
    return { kind: 'done' };
  }

  /** Step 3a: reads both members and then the first once more, so that both flags held at one time (A27). */
  async #checkBoth(step: Step): Promise<StepResult> {
    const { readinessLimit, readEvery } = this.#settings;
    const limit = this.#driver.now() + readinessLimit;
    let both = await this.#bothReady();
    while (!both.ready) {
      const left = limit - this.#driver.now();
      if (left <= 0) {
        return stopped(step, `after ${readinessLimit} s ${both.why}: no switchover, the pair is left as it is`);
      }
      await this.#driver.wait(Math.min(readEvery, left));
      both = await this.#bothReady();
    }
    return { kind: 'done' };
  }

  async #bothReady(): Promise<{ ready: true } | { ready: false; why: string }> {
    const before = await this.#readRoles();
    if (before.kind === 'unclear') return { ready: false, why: before.why };
    if (before.backup !== this.#upgraded)
      return { ready: false, why: `${before.backup}, which is not upgraded, runs as backup` };
    for (const [member, status] of [
      [before.primary, before.primaryStatus],
      [before.backup, before.backupStatus],
    ] as const) {
      if (status.readyForSwitchover.kind !== 'ready')
        return { ready: false, why: `${member} is not ready for switchover` };
    }
    const again = await this.#driver.read(before.primary);
    const holds =
      again.kind === 'status' && again.status.role === 'primary' && again.status.readyForSwitchover.kind === 'ready';
    return holds ? { ready: true } : { ready: false, why: `${before.primary} changed while ${before.backup} was read` };
  }

  /** Step 3b: one switchover, at once after both were found ready; done when the roles are exchanged. */
  async #switchover(step: Step): Promise<StepResult> {
    const ready = await this.#bothReady();
    if (!ready.ready) return stopped(step, `${ready.why}: no switchover`);
    await this.#driver.switchover();
    const limit = this.#driver.now() + this.#settings.roleLimit;
    for (;;) {
      const roles = await this.#readRoles();
      if (roles.kind === 'clear' && roles.primary === this.#upgraded) return { kind: 'done' };
      if (this.#driver.now() >= limit) return stopped(step, 'the upgraded member did not become primary');
      await this.#driver.wait(this.#settings.readEvery);
    }
  }

  async #readRoles(): Promise<Roles> {
    const [first, second] = this.#driver.members;
    const answers = [
      [first, await this.#driver.read(first)],
      [second, await this.#driver.read(second)],
    ] as const;
    for (const [member, answer] of answers) {
      if (answer.kind === 'unsupported build') {
        return {
          kind: 'unclear',
          why: `the build on ${member} reports no readiness: this procedure needs 8.1.102.58 or later`,
        };
      }
      if (answer.kind !== 'status') return { kind: 'unclear', why: `${member} gives no status page (${answer.why})` };
    }
    const running = (role: 'primary' | 'backup') =>
      answers.flatMap(([member, answer]) =>
        answer.kind === 'status' && answer.status.role === role ? [{ member, status: answer.status }] : [],
      );
    const [primary, secondPrimary] = running('primary');
    const [backup] = running('backup');
    if (primary === undefined || backup === undefined || secondPrimary !== undefined) {
      return { kind: 'unclear', why: 'there is not one primary and one backup' };
    }
    return {
      kind: 'clear',
      primary: primary.member,
      primaryStatus: primary.status,
      backup: backup.member,
      backupStatus: backup.status,
    };
  }
}

type ServerStatus = Extract<StatusAnswer, { kind: 'status' }>['status'];

type Roles =
  | {
      readonly kind: 'clear';
      readonly primary: string;
      readonly primaryStatus: ServerStatus;
      readonly backup: string;
      readonly backupStatus: ServerStatus;
    }
  | { readonly kind: 'unclear'; readonly why: string };

function notReadyForUpgrade(step: Step, member: string): StepResult {
  return stopped(step, `${member} runs as backup but is not ready for upgrade`);
}

function stopped(step: Step, why: string): StepResult {
  return { kind: 'stopped', step, why };
}
