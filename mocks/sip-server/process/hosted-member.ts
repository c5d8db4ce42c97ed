import type { Behaviour } from '../behaviour.ts';
import type { Role } from '../ha-message.ts';
import { Member } from '../member.ts';
import { ControlProblem } from '../pair-host.ts';
import { processIds } from '../process-state.ts';
import type { Readings } from '../readings.ts';
import { servePage } from '../status-page.ts';
import type { AwaitHaConnection, MemberState, NewMember } from './agent-wire.ts';
import type { FreePorts } from './free-ports.ts';
import { readHaMessage } from './ha-message-line.ts';
import { dialingEnd, type LinkEnd, listeningEnd } from './link-end.ts';
import { type PacedClock, pacedClock } from './paced-clock.ts';
import { createPageServer, type PageServer } from './page-server.ts';

/** What all members in a process have in common. */
export interface HostSettings {
  /** The address on which pages and HA connections are served. */
  readonly host: string;
  readonly ports: FreePorts;
  /** Gives each member a behaviour of its own. */
  readonly behaviour: () => Behaviour;
  readonly readings: Readings;
  /** As in LinkSettings. */
  readonly heartbeat: number;
  /** Gets every event of every member too. */
  readonly onEvent?: ((event: LoggedEvent) => void) | undefined;
}

type Ports = NonNullable<NewMember['ports']>;

export interface LoggedEvent {
  readonly at: number;
  readonly text: string;
}

/** Of all members in this operating-system process. */
const nextProcessId = processIds();
const maxEvents = 10_000;
/** The longest delay that a timer takes. */
const maxDelay = 2 ** 31 - 1;
/** How long calls that are on their way to the peer may hold up an ordered change to backup, in real milliseconds. */
const deliveryDeadline = 1000;
/** How long a port that should be free may be held by another process, in real milliseconds. */
const portDeadline = 1000;

/** One member with its real page port and its real end of the HA connection: the I/O around the state machine. */
export class HostedMember {
  readonly #settings: HostSettings;
  readonly #ports: Ports;
  readonly #clock: PacedClock;
  readonly #newMember: () => Member;
  readonly #page: PageServer;
  readonly #link: LinkEnd;
  readonly #waiting = new Set<() => void>();
  #member: Member;
  #haConnectionAllowed = true;
  #timer: NodeJS.Timeout | undefined;
  #events: LoggedEvent[] = [];

  static async create(setup: NewMember, settings: HostSettings): Promise<HostedMember> {
    const { ports } = settings;
    const listens = setup.peer === undefined;
    const given = setup.ports ?? {
      http: await ports.take(),
      spareHttp: await ports.take(),
      ...(listens ? { ha: await ports.take() } : {}),
    };
    if (listens && given.ha === undefined)
      throw new ControlProblem('invalid-request', 'a member without a peer to dial needs a port for the HA connection');
    return new HostedMember(setup, settings, given);
  }

  private constructor(setup: NewMember, settings: HostSettings, ports: Ports) {
    this.#settings = settings;
    this.#ports = ports;
    this.#clock = pacedClock(setup.zero, setup.rate);
    const { name, version } = setup;
    const { now } = this.#clock;
    const { behaviour, readings } = settings;
    const log = (text: string) => this.#log(text);
    this.#newMember = () =>
      new Member({
        name,
        version,
        httpPort: ports.http,
        clock: now,
        behaviour: behaviour(),
        readings,
        nextProcessId,
        log,
      });
    this.#member = this.#newMember();
    this.#page = createPageServer((request) => {
      this.#runDue();
      return servePage(this.#member, request);
    });
    const link = { key: setup.key, heartbeat: settings.heartbeat };
    const user = {
      up: (send: (line: string) => void) => {
        this.#member.connectionUp((message) => send(JSON.stringify(message)));
        this.#changed();
      },
      line: (text: string) => {
        const message = readHaMessage(text);
        if (message === undefined) {
          this.#log('UNKNOWN_HA_MESSAGE from the peer: HA connection given up');
          return false;
        }
        this.#member.receive(message);
        this.#changed();
        return true;
      },
      down: () => {
        this.#member.connectionDown();
        this.#changed();
      },
    };
    if (setup.peer !== undefined) this.#link = dialingEnd(setup.peer, link, user);
    else this.#link = listeningEnd(settings.host, ports.ha ?? 0, link, user);
  }

  get state(): MemberState {
    const member = this.#member;
    const { spareHttp, ha } = this.#ports;
    return {
      version: member.version,
      running: member.running,
      role: member.running ? member.role : null,
      options: [...member.options],
      httpPort: member.httpPort,
      ...(spareHttp === undefined ? {} : { spareHttpPort: spareHttp }),
      ...(ha === undefined ? {} : { haPort: ha }),
      haConnection: this.#haConnection,
      calls: member.situation.calls,
    };
  }

  /** As it was created: stopped, no options set but http-port, the first version. */
  async renew(): Promise<void> {
    await this.kill();
    this.#member = this.#newMember();
    this.#haConnectionAllowed = true;
  }

  /** Resolves when the page is served; the HA connection comes up after that. */
  async start(role: Role): Promise<void> {
    if (this.#member.running) throw new ControlProblem('conflict', `${this.#member.name} is running: stop it first`);
    this.#member.start(role);
    try {
      await this.#listen();
      if (this.#haConnectionAllowed) await this.#link.open();
    } catch (cause) {
      await this.kill();
      throw cause;
    }
    this.#changed();
  }

  async stop(): Promise<void> {
    this.#requireRunning();
    this.#member.stop();
    await Promise.all([this.#link.close('orderly'), this.#page.close()]);
    this.#changed();
  }

  /** Also ends what a failed start has left. */
  async kill(): Promise<void> {
    if (this.#member.running) this.#member.kill();
    await Promise.all([this.#link.close('at once'), this.#page.kill()]);
    this.#changed();
  }

  install(version: string): void {
    if (this.#member.running)
      throw new ControlProblem(
        'conflict',
        `${this.#member.name} is running: stop it before another version is installed`,
      );
    this.#member.install(version);
  }

  setOption(section: string, name: string, value: string | null): void {
    this.#member.setOption(section, name, value);
    this.#changed();
  }

  /** An ordered change of role. What is on its way to the peer arrives first, so that it is not lost by the change alone. */
  async become(role: Role): Promise<void> {
    this.#requireRunning();
    if (role === 'primary') this.#member.becomePrimary();
    else {
      await this.#until(() => this.#member.inFlight === 0 || !this.#member.connected, deliveryDeadline);
      this.#member.becomeBackup();
    }
    this.#changed();
  }

  async allowHaConnection(allowed: boolean): Promise<void> {
    this.#haConnectionAllowed = allowed;
    if (!allowed) await this.#link.close('at once');
    else if (this.#member.running) await this.#link.open();
    this.#changed();
  }

  async awaitHaConnection(wait: AwaitHaConnection | undefined): Promise<void> {
    if (wait === undefined) return;
    if (wait.state === 'established') this.#link.nudge();
    await this.#until(() => this.#haConnection === wait.state, wait.milliseconds);
  }

  placeCalls(calls: readonly number[], multisite: boolean): void {
    this.#requireRunning();
    this.#member.placeCalls(calls, multisite);
    this.#changed();
  }

  endCalls(calls: readonly number[]): void {
    this.#requireRunning();
    this.#member.endCalls(calls);
    this.#changed();
  }

  /** null while it is stopped. */
  calls(): number[] | null {
    return this.#member.running ? this.#member.calls() : null;
  }

  /** What was logged since it was asked last. */
  takeEvents(): LoggedEvent[] {
    const taken = this.#events;
    this.#events = [];
    return taken;
  }

  /** Ends it and gives its ports back. */
  async dispose(): Promise<void> {
    await this.kill();
    clearTimeout(this.#timer);
    for (const port of [this.#ports.http, this.#ports.spareHttp, this.#ports.ha])
      if (port !== undefined) this.#settings.ports.giveBack(port);
  }

  get #haConnection(): MemberState['haConnection'] {
    return this.#member.running && this.#member.connected ? 'established' : 'lost';
  }

  #requireRunning(): void {
    if (!this.#member.running) throw new ControlProblem('conflict', `${this.#member.name} is stopped: start it first`);
  }

  async #listen(): Promise<void> {
    const port = this.#member.httpPort;
    const deadline = performance.now() + portDeadline;
    for (;;) {
      try {
        return await this.#page.listen(this.#settings.host, port);
      } catch (cause) {
        if (performance.now() > deadline) {
          const detail = `${this.#member.name} cannot serve its status page on port ${port}: ${String(cause)}`;
          throw new ControlProblem('conflict', detail);
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }

  /** After everything that may have changed the member: its next timer, and those who wait for a state. */
  #changed(): void {
    clearTimeout(this.#timer);
    const due = this.#member.running ? this.#member.nextDue() : undefined;
    this.#timer = due === undefined ? undefined : setTimeout(() => this.#wake(), this.#delayUntil(due));
    for (const resolve of this.#waiting) resolve();
  }

  #delayUntil(due: number): number {
    return Math.min(this.#clock.millisecondsUntil(due), maxDelay);
  }

  /** Timers may fire early: what is not due yet is only waited for again. */
  #wake(): void {
    this.#runDue();
    this.#changed();
  }

  #runDue(): void {
    const due = this.#member.running ? this.#member.nextDue() : undefined;
    if (due !== undefined && due <= this.#clock.now()) this.#member.runDue();
  }

  async #until(reached: () => boolean, milliseconds: number): Promise<void> {
    const deadline = performance.now() + milliseconds;
    for (let left = milliseconds; !reached() && left > 0; left = deadline - performance.now()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.add(resolve);
      const timer = setTimeout(resolve, left);
      await promise;
      clearTimeout(timer);
      this.#waiting.delete(resolve);
    }
  }

  #log(text: string): void {
    if (this.#events.length >= maxEvents) this.#events.shift();
    const event = { at: this.#clock.now(), text };
    this.#events.push(event);
    this.#settings.onEvent?.(event);
  }
}
