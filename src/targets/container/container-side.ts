import { ControlProblem } from '../../../mocks/sip-server/pair-host.ts';
import { AgentClient } from '../../../mocks/sip-server/process/agent-client.ts';
import type {
  AgentRequest,
  AwaitHaConnection,
  MemberState,
  NewMember,
} from '../../../mocks/sip-server/process/agent-wire.ts';
import type { PairSide } from '../../../mocks/sip-server/process/side.ts';
import type { Event } from '../../control/wire.ts';
import { readLog, readMemberEvent } from './container-logs.ts';
import type { MemberContainer } from './member-container.ts';

type Operation = Parameters<AgentClient['change']>[1];
type Operations = { readonly [O in Operation]: (request: AgentRequest<O>) => Promise<MemberState> };

export interface SideSetup {
  readonly pair: string;
  readonly member: Omit<NewMember, 'start' | 'ports'> & { readonly ports: NonNullable<NewMember['ports']> };
  /** The host at which its status page is reached. */
  readonly statusHost: string;
  readonly agent: { readonly url: string; readonly token: string };
  /** Makes a container for this member and starts it. */
  readonly launch: (start: { version: string; linked: boolean }) => Promise<MemberContainer>;
  /** A container on its link that runs and holds no member. */
  readonly container: MemberContainer;
  /** Whether the container is to be kept at the end. */
  readonly keep: () => boolean;
  /** At the end: the same, for a later pair; undefined when it is removed. */
  readonly released: (container: MemberContainer | undefined) => Promise<void>;
}

/** How long the HA connection may take to be seen as lost on a side, in real milliseconds: three signs of life, and time. */
const lostWithin = 15_000;
const establishedWithin = 10_000;

/**
 * One member in a container. Stopping, killing and starting it is the container's; its link is a network; what is to
 * outlive its process (version, options) is kept here and given to the new process.
 */
export class ContainerSide implements PairSide {
  readonly name: string;
  readonly statusHost: string;
  readonly #setup: SideSetup;
  #state: MemberState;
  #container: MemberContainer | undefined;
  #containerVersion: string;
  #containerRuns = true;
  #agent: AgentClient | undefined;
  #linked = true;
  #deleted = false;
  /** Options that were set or taken away (null), each under its section and name, since the member is new. */
  readonly #settings = new Map<string, AgentRequest<'set-option'>>();
  /** The log of containers that are gone. */
  #pastLog: Omit<Event, 'mark'>[] = [];
  /** How many lines of the present container's log were taken. */
  #linesTaken = 0;
  /** What was done to the container. */
  #notes: Omit<Event, 'mark'>[] = [];

  constructor(setup: SideSetup) {
    this.#setup = setup;
    this.name = setup.member.name;
    this.statusHost = setup.statusHost;
    this.#state = this.#stopped(setup.member.version, []);
    this.#container = setup.container;
    this.#containerVersion = setup.member.version;
  }

  get state(): MemberState {
    return this.#state;
  }

  async change<O extends Operation>(operation: O, request: AgentRequest<O>): Promise<void> {
    this.#state = await this.#operations[operation](request);
  }

  async refresh(): Promise<void> {
    await this.change('read', {});
  }

  placeCalls(calls: readonly number[], multisite: boolean): Promise<void> {
    return this.#ask((agent) => agent.placeCalls(this.#setup.pair, { calls: [...calls], multisite }));
  }

  endCalls(calls: readonly number[]): Promise<void> {
    return this.#ask((agent) => agent.endCalls(this.#setup.pair, { calls: [...calls] }));
  }

  async listCalls(): Promise<readonly number[] | null> {
    if (!this.#state.running) return null;
    return (await this.#ask((agent) => agent.listCalls(this.#setup.pair))).calls;
  }

  async takeEvents(): Promise<Omit<Event, 'mark'>[]> {
    const events = [...this.#pastLog.splice(0), ...this.#notes.splice(0), ...(await this.#takeLog())];
    return events.map((event) => ({ ...event, member: this.name }));
  }

  /** Safe to call twice. */
  async delete(): Promise<void> {
    if (this.#deleted) return;
    this.#deleted = true;
    const reusable = await this.#asNew().catch((cause: unknown) => {
      console.error(`${this.name} cannot be used again: ${String(cause)}`);
      return false;
    });
    await this.#agent?.close();
    if (!reusable) await this.#container?.remove();
    await this.#setup.released(reusable ? this.#container : undefined);
  }

  /** Takes the member out of its container and undoes all that was done to that. @returns whether it is then as a new one */
  async #asNew(): Promise<boolean> {
    const { pair, keep, launch, member } = this.#setup;
    if (!keep()) return false;
    await this.#agent?.delete(pair);
    if (this.#container !== undefined && this.#containerVersion === member.version) {
      if (!this.#containerRuns) await this.#container.start();
      if (!this.#linked) await this.#container.setLinked(true);
      return true;
    }
    await this.#container?.remove();
    this.#container = await launch({ version: member.version, linked: true });
    return true;
  }

  readonly #operations: Operations = {
    create: () => this.#impossible('create'),
    read: () => (this.#state.running ? this.#tell('read', {}) : Promise.resolve(this.#state)),
    start: ({ role, wait }) => this.#start(role, wait),
    stop: () => this.#end('stop'),
    kill: () => this.#end('kill'),
    renew: async () => {
      if (this.#state.running) await this.#end('kill');
      this.#settings.clear();
      this.#linked = true;
      await this.#removeContainer();
      return this.#stopped(this.#setup.member.version, []);
    },
    install: async ({ version }) => {
      if (this.#state.running) {
        const detail = `${this.name} is running: stop it before another version is installed`;
        throw new ControlProblem('conflict', detail);
      }
      await this.#removeContainer();
      this.#note(`version ${version} installed: the next start is of a new container`);
      return this.#stopped(version, this.#state.options);
    },
    'set-option': async (request) => {
      this.#settings.set(JSON.stringify([request.section, request.name]), request);
      if (this.#state.running) return this.#tell('set-option', request);
      const others = this.#state.options.filter(
        ({ section, name }) => section !== request.section || name !== request.name,
      );
      const { section, name, value } = request;
      return this.#stopped(this.#state.version, value === null ? others : [...others, { section, name, value }]);
    },
    become: (request) => this.#tell('become', request),
    'allow-ha-connection': async ({ allowed, wait }) => {
      this.#linked = allowed;
      await this.#container?.setLinked(allowed);
      this.#note(allowed ? 'on the link again' : 'taken off the link');
      if (!this.#state.running) return this.#state;
      return wait === undefined ? this.#tell('read', {}) : this.#await(wait);
    },
    'await-ha-connection': (wait) => this.#await(wait),
  };

  async #start(role: 'primary' | 'backup', wait: AwaitHaConnection | undefined): Promise<MemberState> {
    if (this.#state.running) throw new ControlProblem('conflict', `${this.name} is running: stop it first`);
    const { member, launch, agent, pair } = this.#setup;
    const { version } = this.#state;
    if (this.#container === undefined) {
      this.#container = await launch({ version, linked: this.#linked });
      this.#containerVersion = version;
    } else if (!this.#containerRuns) await this.#container.start();
    this.#containerRuns = true;
    if (this.#deleted) {
      await this.#container.remove();
      this.#container = undefined;
      throw new ControlProblem('conflict', `pair ${pair} was ended while ${this.name} came up`);
    }
    await this.#agent?.close();
    this.#agent = new AgentClient({ ...agent, whyGone: () => `${this.name} does not answer` });
    let state = await this.#tell('create', member);
    if (version !== member.version) state = await this.#tell('install', { version });
    for (const setting of this.#settings.values()) state = await this.#tell('set-option', setting);
    if (state.running) throw new ControlProblem('internal', `${this.name} runs before it is told to, in pair ${pair}`);
    state = await this.#tell('start', { role });
    return wait === undefined ? state : this.#await(wait);
  }

  async #end(manner: 'stop' | 'kill'): Promise<MemberState> {
    if (this.#container === undefined || !this.#state.running)
      throw new ControlProblem('conflict', `${this.name} is stopped already`);
    const { version, options } = this.#state;
    this.#containerRuns = false;
    this.#note(`container ${await this.#container[manner]()}`);
    await this.#agent?.close();
    this.#agent = undefined;
    return this.#stopped(version, options);
  }

  /** That it is established is the members' part, and a wrong one may fail in it; that it is lost is ours. */
  async #await({ state }: AwaitHaConnection): Promise<MemberState> {
    const milliseconds = state === 'lost' ? lostWithin : establishedWithin;
    const reached = await this.#tell('await-ha-connection', { state, milliseconds });
    if (state === 'lost' && reached.haConnection !== 'lost')
      throw new ControlProblem('internal', `${this.name} still has its HA connection after ${milliseconds} ms`);
    return reached;
  }

  #tell<O extends Operation>(operation: O, request: AgentRequest<O>): Promise<MemberState> {
    return this.#ask((agent) => agent.change(this.#setup.pair, operation, request));
  }

  /** @throws ControlProblem that says how the container is, when its agent does not answer */
  async #ask<T>(question: (agent: AgentClient) => Promise<T>): Promise<T> {
    if (this.#agent === undefined) throw new ControlProblem('conflict', `${this.name} is stopped: start it first`);
    try {
      return await question(this.#agent);
    } catch (cause) {
      if (!(cause instanceof ControlProblem) || cause.kind !== 'internal') throw cause;
      const how = (await this.#container?.describe()) ?? 'it has no container';
      throw new ControlProblem('internal', `${cause.message}; ${how}`);
    }
  }

  #impossible(operation: string): Promise<never> {
    throw new ControlProblem('internal', `${operation} is not for a member in a container`);
  }

  #stopped(version: string, options: MemberState['options']): MemberState {
    const { http, spareHttp, ha } = this.#setup.member.ports;
    return {
      version,
      running: false,
      role: null,
      options,
      httpPort: http,
      ...(spareHttp === undefined ? {} : { spareHttpPort: spareHttp }),
      ...(ha === undefined ? {} : { haPort: ha }),
      haConnection: 'lost',
      calls: 0,
    };
  }

  async #removeContainer(): Promise<void> {
    this.#pastLog.push(...(await this.#takeLog()));
    await this.#container?.remove();
    this.#container = undefined;
    this.#containerRuns = false;
    this.#linesTaken = 0;
  }

  /** What the container wrote since it was asked last; what the member logged has the member's own time. */
  async #takeLog(): Promise<Omit<Event, 'mark'>[]> {
    if (this.#container === undefined) return [];
    const lines = readLog(await this.#container.log(this.#setup.member.zero));
    const fresh = lines.slice(this.#linesTaken);
    this.#linesTaken = lines.length;
    return fresh
      .filter(({ text }) => !text.startsWith('{"ready":'))
      .map(
        ({ writtenAt, text }) =>
          readMemberEvent(text) ?? { at: this.#pairTime(writtenAt), text: `container wrote: ${text.slice(0, 1500)}` },
      );
  }

  #note(text: string): void {
    this.#notes.push({ at: this.#pairTime(performance.timeOrigin + performance.now()), text });
  }

  #pairTime(unixMilliseconds: number): number {
    return Math.max(0, (unixMilliseconds - this.#setup.member.zero) / 1000);
  }
}
