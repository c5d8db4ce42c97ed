import type { Before, Behaviour, Call, Situation } from './behaviour.ts';
import { HaLink } from './ha-link.ts';
import type { HaMessage, Role } from './ha-message.ts';
import { type MemberOption, MemberOptions } from './member-options.ts';
import { newProcessState, type ProcessState } from './process-state.ts';
import { isReadyForSwitchover } from './readiness.ts';
import type { Readings } from './readings.ts';
import { viewSituation } from './situation.ts';

export interface MemberSetup {
  readonly name: string;
  /** Four numbers with dots. */
  readonly version: string;
  /** Port of the status page where option TServer/http-port does not say otherwise. */
  readonly httpPort: number;
  /** Seconds, any origin, never going back. */
  readonly clock: () => number;
  readonly behaviour: Behaviour;
  readonly readings: Readings;
  /** Gives another one each time. */
  readonly nextProcessId: () => number;
  readonly log: (text: string) => void;
}

/**
 * One SIP Server of a pair, as a state machine without I/O and timers: it takes time from its clock, is told what happens
 * to it, and hands out the messages for its peer. Stopped when made.
 */
export class Member {
  readonly name: string;
  readonly behaviour: Behaviour;
  /** What the member knows of itself; for its behaviour and its status page. */
  readonly situation: Situation;
  readonly #setup: MemberSetup;
  readonly #options = new MemberOptions();
  #version: string;
  #starts = 0;
  #process: ProcessState;

  constructor(setup: MemberSetup) {
    const { name, behaviour, readings, version, clock, httpPort } = setup;
    this.#setup = setup;
    this.name = name;
    this.behaviour = behaviour;
    this.#version = version;
    this.#options.set('TServer', 'http-port', String(httpPort));
    this.#process = newProcessState({ id: setup.nextProcessId(), role: 'backup', startedAt: clock(), httpPort });
    this.situation = viewSituation({
      name,
      readings,
      firstVersion: version,
      options: this.#options,
      now: clock,
      version: () => this.#version,
      starts: () => this.#starts,
      process: () => this.#process,
    });
  }

  get running(): boolean {
    return this.#process.running;
  }

  /** Meaningless while stopped. */
  get role(): Role {
    return this.#process.role;
  }

  /** The version that is installed. */
  get version(): string {
    return this.#version;
  }

  /** The port on which the page is served; takes option http-port at start. */
  get httpPort(): number {
    return this.#process.httpPort;
  }

  get options(): readonly MemberOption[] {
    return this.#options.list();
  }

  /** The HA connection is established: both hellos are exchanged. */
  get connected(): boolean {
    return this.situation.connection !== undefined;
  }

  get readyForSwitchover(): boolean {
    return isReadyForSwitchover(this.behaviour, this.situation);
  }

  /** Calls that were sent to the peer and not yet confirmed by it. */
  get inFlight(): number {
    const { connection } = this.situation;
    return connection === undefined ? 0 : connection.missingInFlight + connection.newInFlight;
  }

  /** The call ids, each once for each copy. */
  calls(): number[] {
    return this.#process.calls.copies();
  }

  /** @throws Error if it runs */
  start(role: Role): void {
    this.#mustBeStopped('start');
    const { behaviour, situation } = this;
    const first = this.#starts === 0;
    this.#starts += 1;
    this.#process = newProcessState({
      id: first ? this.#process.id : behaviour.processId(this.#setup.nextProcessId(), situation),
      role: behaviour.roleAtStart(role, situation),
      startedAt: this.#setup.clock(),
      httpPort: behaviour.httpPort(this.#options.httpPort() ?? this.#setup.httpPort, situation),
    });
    this.#process.link = this.#newLink(this.#process);
    this.#process.running = true;
    this.#setup.log(`started as ${this.role}, version ${this.#version}, process ${this.#process.id}`);
  }

  /** Orderly. The host closes the HA connection and tells the peer. Calls are gone, options stay. */
  stop(): void {
    this.#end('stopped');
  }

  /** At once. */
  kill(): void {
    this.#end('killed');
  }

  /** @throws Error if it runs */
  install(version: string): void {
    this.#mustBeStopped('install');
    this.#version = this.behaviour.installs(version, this.situation);
    this.#setup.log(`version ${version} installed`);
  }

  /** @param value null takes the option away */
  setOption(section: string, name: string, value: string | null): void {
    this.#options.set(section, name, value);
    this.#setup.log(`option ${section}/${name} ${value === null ? 'unset' : `set to "${value}"`}`);
  }

  /** As the SCS orders it, in a switchover or after a failure. */
  becomePrimary(): void {
    if (!this.#takeRole('primary', '00-04563 HA_SWITCH_ACTIVE: primary mode')) return;
    this.#removeCalls((call) => !this.behaviour.keepsCallAsPrimary(call, this.situation));
    this.#process.link?.roleChanged();
  }

  becomeBackup(): void {
    if (this.#takeRole('backup', 'HA_SWITCH_PASSIVE: backup mode')) this.#process.link?.roleChanged();
  }

  /** The transport to the peer is there. `send` must keep the order and must not call back into this member at once. */
  connectionUp(send: (message: HaMessage) => void): void {
    this.#process.link?.up(send);
  }

  connectionDown(): void {
    if (this.connected) {
      this.#process.beforeLoss = this.#before();
      this.#setup.log('00-04504 HA_CONNECT_HANDLER: HA connection lost');
    }
    this.#process.link?.down();
  }

  receive(message: HaMessage): void {
    this.#process.link?.receive(message);
  }

  /** On the primary. */
  placeCalls(ids: readonly number[], multisite: boolean): void {
    for (const id of ids) this.#process.calls.add(id, multisite);
    this.#process.lastCallAt = this.#setup.clock();
    this.#process.link?.callsBegan(ids, multisite);
  }

  /** On the primary; ids that it does not have are passed over. */
  endCalls(ids: readonly number[]): void {
    const { calls, link } = this.#process;
    const ended: Call[] = [];
    for (const id of ids) {
      const call = calls.get(id);
      if (call === undefined) continue;
      calls.delete(id);
      ended.push(call);
    }
    link?.callsEnded(ended);
  }

  /** Clock time at which {@link runDue} has something to do next; may change with every call of another method. */
  nextDue(): number | undefined {
    const link = this.#process.link?.nextDue() ?? Number.POSITIVE_INFINITY;
    const due = Math.min(link, this.#dropDue() ?? Number.POSITIVE_INFINITY);
    return due === Number.POSITIVE_INFINITY ? undefined : due;
  }

  runDue(): void {
    this.#process.link?.runDue();
    const drop = this.#dropDue();
    if (drop === undefined || drop > this.#setup.clock()) return;
    this.#process.droppedAt = drop;
    this.#removeCalls((call) => this.behaviour.dropsCall(call, this.situation));
  }

  #mustBeStopped(what: string): void {
    if (this.running) throw new Error(`${this.name} runs: stop it before ${what}`);
  }

  #end(how: string): void {
    if (!this.running) return;
    this.#process = newProcessState(this.#process);
    this.#setup.log(how);
  }

  /** When calls are to be dropped, if that is still to come. */
  #dropDue(): number | undefined {
    const at = this.behaviour.dropsCallsAt(this.situation);
    return at === this.#process.droppedAt ? undefined : at;
  }

  #removeCalls(goes: (call: Call) => boolean): void {
    const { calls } = this.#process;
    const gone: number[] = [];
    calls.visit((call) => {
      if (goes(call)) gone.push(call.id);
    });
    for (const id of gone) calls.delete(id);
  }

  /** @returns whether the role has changed */
  #takeRole(role: Role, text: string): boolean {
    const process = this.#process;
    if (!process.running || process.role === role || !this.behaviour.takesRole(role, this.situation)) return false;
    process.beforeRoleChange = this.#before();
    process.role = role;
    process.roleChanges += 1;
    this.#setup.log(text);
    return true;
  }

  #before(): Before {
    const { behaviour, situation } = this;
    return {
      at: situation.now,
      role: situation.role,
      readyForSwitchover: isReadyForSwitchover(behaviour, situation),
      readyForUpgrade: behaviour.readyForUpgrade(situation),
    };
  }

  #newLink(process: ProcessState): HaLink {
    const { behaviour, situation } = this;
    const { clock, log } = this.#setup;
    return new HaLink({
      behaviour,
      situation,
      calls: process.calls,
      log,
      established: () => {
        process.establishments += 1;
        process.firstEstablishedAt ??= clock();
      },
      callsArrived: () => {
        process.lastCallAt = clock();
      },
    });
  }
}
