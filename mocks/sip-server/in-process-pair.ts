import type { Member as MemberState, Pair } from '../../src/control/wire.ts';
import type { Behaviour } from './behaviour.ts';
import { EventLog } from './event-log.ts';
import type { HaMessage, Role } from './ha-message.ts';
import { Member } from './member.ts';
import { toMicrosecond } from './microsecond.ts';
import { ControlProblem, type PairControl } from './pair-host.ts';
import { processIds } from './process-state.ts';
import type { Readings } from './readings.ts';

export interface InProcessPairSetup {
  readonly id: string;
  readonly version: string;
  readonly readings: Readings;
  /** Gives each member a behaviour of its own. */
  readonly behaviour: () => Behaviour;
  /** The host name under which a member's page is reached. */
  readonly host: (member: string) => string;
  /** Whether the pair says in which role a member runs. Default: yes. */
  readonly saysRole?: boolean;
  readonly onClose: () => void;
}

/** The ports of the page: one a member, and the one that option http-port may move it to. */
const httpPort = 8080;
const spareHttpPort = 8090;

/**
 * A pair in this process, on one virtual clock, over a link without latency. It also plays the Solution Control Server
 * (SCS), which gives the roles.
 */
export class InProcessPair implements PairControl {
  readonly #setup: InProcessPairSetup;
  readonly #log = new EventLog();
  /** Pairs are machines of their own: fresh ones are alike to the last letter of their pages, which are then parsed once. */
  readonly #nextProcessId = processIds();
  /** Seconds, kept in whole microseconds so that sums of decimal steps come out exact. */
  #now = 0;
  #lastCall = 0;
  #members: readonly [Member, Member];
  /** The member that the SCS made primary last. */
  #primary: Member;
  #linkCut = false;
  #linkUp = false;
  readonly #underWay: { readonly to: Member; readonly message: HaMessage }[] = [];

  constructor(setup: InProcessPairSetup) {
    this.#setup = setup;
    this.#members = [this.#newMember('sip-a'), this.#newMember('sip-b')];
    this.#primary = this.#members[0];
    this.#begin();
  }

  /** The member whose page is served under this host name and port. */
  memberAt(host: string, port: number): Member | undefined {
    return this.#members.find(
      (m) =>
        (m.running || m.behaviour.answersWhileStopped(m.situation)) &&
        m.httpPort === port &&
        this.#setup.host(m.name) === host,
    );
  }

  async read(): Promise<Pair> {
    const [a, b] = this.#members;
    const established = a.connected && b.connected;
    return {
      id: this.#setup.id,
      members: [this.#describe(a), this.#describe(b)],
      haConnection: established ? 'established' : 'lost',
      now: this.#now,
    };
  }

  async reset(): Promise<void> {
    this.#disconnect();
    this.#members = [this.#newMember('sip-a'), this.#newMember('sip-b')];
    this.#linkCut = false;
    this.#note('reset');
    this.#begin();
  }

  async close(): Promise<void> {
    for (const member of this.#members) member.kill();
    this.#setup.onClose();
  }

  async stop(name: string): Promise<void> {
    this.#end(name, (member) => member.stop());
  }

  async kill(name: string): Promise<void> {
    this.#end(name, (member) => member.kill());
  }

  async start(name: string): Promise<void> {
    const member = this.#find(name);
    if (member.running) throw new ControlProblem('conflict', `${name} runs already: stop it first`);
    const role: Role = this.#other(member).running ? 'backup' : 'primary';
    if (role === 'primary') this.#primary = member;
    member.start(role);
    this.#connect();
  }

  async install(name: string, version: string): Promise<void> {
    const member = this.#find(name);
    if (member.running) throw new ControlProblem('conflict', `${name} runs: stop it before a version is installed`);
    member.install(version);
  }

  async setOption(name: string, section: string, option: string, value: string | null): Promise<void> {
    this.#find(name).setOption(section, option, value);
  }

  async setHaConnection(state: 'established' | 'lost'): Promise<void> {
    this.#linkCut = state === 'lost';
    this.#note(this.#linkCut ? 'HA connection cut' : 'HA connection restored');
    if (this.#linkCut) this.#disconnect();
    else this.#connect();
  }

  async switchover(): Promise<void> {
    const from = this.#runningPrimary('switch over from');
    const to = this.#other(from);
    if (!to.running)
      throw new ControlProblem('conflict', `a switchover needs both members, and ${to.name} is stopped: start it`);
    const ready = this.#members.every((member) => member.readyForSwitchover);
    if (!from.behaviour.obeysSwitchover(ready, from.situation))
      throw new ControlProblem('conflict', 'a switchover is refused while a member is not ready for it');
    const before = from.calls().length;
    from.becomeBackup();
    this.#deliver();
    this.#primary = to;
    to.becomePrimary();
    this.#deliver();
    this.#note(
      `00-05150 switchover from ${from.name} to ${to.name}: ${before} calls before, ${to.calls().length} after`,
    );
  }

  async placeCalls(count: number, multisite: boolean): Promise<readonly number[]> {
    const primary = this.#runningPrimary('place calls on');
    const calls = Array.from({ length: count }, (_, i) => this.#lastCall + 1 + i);
    this.#lastCall += count;
    primary.placeCalls(calls, multisite);
    this.#deliver();
    return calls;
  }

  async endCalls(calls: readonly number[]): Promise<void> {
    this.#runningPrimary('end calls on').endCalls(calls);
    this.#deliver();
  }

  async listCalls(name?: string): ReturnType<PairControl['listCalls']> {
    const asked = name === undefined ? this.#members : [this.#find(name)];
    const members = asked.map((m) => ({ name: m.name, calls: m.running ? m.calls() : null }));
    return { members, now: this.#now };
  }

  async now(): Promise<number> {
    return this.#now;
  }

  async advance(seconds: number): Promise<number> {
    const end = toMicrosecond(this.#now + seconds);
    for (;;) {
      const due = Math.min(...this.#members.map((member) => member.nextDue() ?? Number.POSITIVE_INFINITY));
      if (due > end) break;
      this.#now = Math.max(this.#now, due);
      for (const member of this.#members) member.runDue();
      this.#deliver();
    }
    this.#now = end;
    return end;
  }

  async events(since: number): ReturnType<PairControl['events']> {
    return this.#log.since(since);
  }

  #newMember(name: string): Member {
    const { version, readings, behaviour } = this.#setup;
    return new Member({
      name,
      version,
      readings,
      httpPort,
      behaviour: behaviour(),
      clock: () => this.#now,
      nextProcessId: this.#nextProcessId,
      log: (text) => this.#log.add(this.#now, name, text),
    });
  }

  #begin(): void {
    const [first, second] = this.#members;
    this.#primary = first;
    first.start('primary');
    second.start('backup');
    this.#connect();
  }

  #end(name: string, how: (member: Member) => void): void {
    const member = this.#find(name);
    if (!member.running) throw new ControlProblem('conflict', `${name} is stopped already`);
    how(member);
    this.#disconnect();
    const other = this.#other(member);
    if (member !== this.#primary || !other.running) return;
    this.#primary = other;
    other.becomePrimary();
    this.#note(`00-05150 failover from ${member.name} to ${other.name}: ${other.calls().length} calls there`);
  }

  #connect(): void {
    const [a, b] = this.#members;
    if (this.#linkCut || this.#linkUp || !a.running || !b.running) return;
    this.#linkUp = true;
    a.connectionUp((message) => this.#underWay.push({ to: b, message }));
    b.connectionUp((message) => this.#underWay.push({ to: a, message }));
    this.#deliver();
  }

  #disconnect(): void {
    this.#linkUp = false;
    this.#underWay.length = 0;
    for (const member of this.#members) member.connectionDown();
  }

  #deliver(): void {
    // Messages are added while it runs.
    for (const { to, message } of this.#underWay) to.receive(message);
    this.#underWay.length = 0;
  }

  #runningPrimary(purpose: string): Member {
    if (this.#primary.running) return this.#primary;
    throw new ControlProblem('conflict', `no member runs as primary to ${purpose}: start a member`);
  }

  #find(name: string): Member {
    const member = this.#members.find((m) => m.name === name);
    if (member !== undefined) return member;
    const names = this.#members.map((m) => m.name).join(' and ');
    throw new ControlProblem('not-found', `no member ${name} in pair ${this.#setup.id}; its members are ${names}`);
  }

  #other(member: Member): Member {
    const [a, b] = this.#members;
    return member === a ? b : a;
  }

  #note(text: string): void {
    this.#log.add(this.#now, undefined, `SCS: ${text}`);
  }

  #describe(member: Member): MemberState {
    return {
      name: member.name,
      statusUrl: `http://${this.#setup.host(member.name)}:${member.httpPort}/server?sipServer`,
      version: member.version,
      state: member.running ? 'running' : 'stopped',
      ...(member.running && this.#setup.saysRole !== false ? { role: member.role } : {}),
      options: [...member.options],
      spareHttpPort,
    };
  }
}
