import { type Deed, judgeDeeds } from '../../src/oracle/procedure.ts';
import type { StatusAnswer } from '../../src/status/server-status.ts';
import { instant } from '../../src/timing/interval.ts';
import type { PairDriver } from '../../src/upgrade/procedure.ts';
import { notReady, page, ready, silence } from '../judge/looks.ts';

export type Name = 'a' | 'b';
export type Operation = 'read' | 'stop' | 'install' | 'start' | 'switchover' | 'wait';

/**
 * A pair that needs no server, and a driver of it that keeps what was done and what the pair really was at that time. What
 * happens to it by itself comes before an operation: `before` is called with each one.
 */
export class FakePair implements PairDriver {
  readonly members = ['a', 'b'] as const;
  readonly deeds: Deed[] = [];
  readonly running = { a: true, b: true };
  readonly versions = { a: 'old', b: 'old' };
  primary: Name = 'a';
  readyForSwitchover = true;
  /** Whether an ordered switchover exchanges the roles. */
  obeys = true;
  before: (operation: Operation) => void = () => {};
  /** What a member's page says instead of what it should. */
  instead: Partial<Record<Name, StatusAnswer>> = {};
  clock = 0;
  readonly readAt: number[] = [];

  /** The deeds other than reading, as in "stop b". */
  get did(): readonly string[] {
    return this.deeds.flatMap((deed) => {
      if (deed.kind === 'read') return [];
      return deed.kind === 'switchover' ? ['switchover'] : [`${deed.kind} ${deed.member}`];
    });
  }

  get breaches(): readonly string[] {
    return judgeDeeds(this.deeds).map(({ requirement }) => requirement);
  }

  async read(member: string): Promise<StatusAnswer> {
    this.before('read');
    const name = this.#name(member);
    const answer = this.#answer(name);
    const status = answer.kind === 'status' ? answer.status : undefined;
    this.readAt.push(this.clock);
    this.deeds.push({
      kind: 'read',
      member,
      at: instant(this.clock),
      role: status?.role ?? 'none',
      readyForSwitchover: status?.readyForSwitchover.kind === 'ready',
      readyForUpgrade: status?.readyForUpgrade.kind === 'ready',
    });
    return answer;
  }

  async stop(member: string): Promise<void> {
    const name = this.#act('stop', member);
    this.running[name] = false;
    if (this.primary === name) this.failOver();
  }

  async install(member: string, version: string): Promise<void> {
    this.versions[this.#act('install', member)] = version;
  }

  async start(member: string): Promise<void> {
    this.running[this.#act('start', member)] = true;
  }

  async switchover(): Promise<void> {
    this.before('switchover');
    this.deeds.push({ kind: 'switchover', at: instant(this.clock) });
    if (this.obeys) this.failOver();
  }

  now(): number {
    return this.clock;
  }

  async wait(seconds: number): Promise<void> {
    this.before('wait');
    this.clock += seconds;
  }

  /** The other member takes over, if it runs. */
  failOver(): void {
    const other = this.primary === 'a' ? 'b' : 'a';
    if (this.running[other]) this.primary = other;
  }

  #act(kind: 'stop' | 'install' | 'start', member: string): Name {
    this.before(kind);
    const name = this.#name(member);
    const runningRole = this.running[name] ? this.#role(name) : 'none';
    this.deeds.push({ kind, member, at: instant(this.clock), runningRole });
    return name;
  }

  #role(name: Name): 'primary' | 'backup' {
    return this.primary === name ? 'primary' : 'backup';
  }

  #answer(name: Name): StatusAnswer {
    if (!this.running[name]) return silence;
    const flag = this.readyForSwitchover && this.running.a && this.running.b ? ready : notReady;
    return this.instead[name] ?? page(this.#role(name), { readyForSwitchover: flag });
  }

  #name(member: string): Name {
    if (member !== 'a' && member !== 'b') throw new Error(`no such member: ${member}`);
    return member;
  }
}
