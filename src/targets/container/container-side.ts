import { ControlProblem } from '../../../mocks/sip-server/pair-host.ts';
import type { AgentClient } from '../../../mocks/sip-server/process/agent-client.ts';
import type { AgentRequest } from '../../../mocks/sip-server/process/agent-wire.ts';
import type { PairSide, SideState } from '../../../mocks/sip-server/process/side.ts';
import type { Event } from '../../control/wire.ts';
import type { MemberContainer } from './member-container.ts';
import type { MemberDriver, OptionSetting } from './member-driver.ts';
import type { MemberImages } from './member-images.ts';
import { SideLog } from './side-log.ts';
import { stopped, withOption } from './side-state.ts';

type Operation = Parameters<AgentClient['change']>[1];
type Operations = { readonly [O in Operation]: (request: AgentRequest<O>) => Promise<SideState> };

export interface SideSetup {
  readonly pair: string;
  readonly name: string;
  /** With which the pair begins. */
  readonly version: string;
  /** When the pair's clock shows 0, in Unix milliseconds. */
  readonly zero: number;
  /** The host at which its status page is reached. */
  readonly statusHost: string;
  readonly images: Pick<MemberImages, 'mustHave' | 'readyPort' | 'pagePorts'>;
  /** Makes a container for this member and starts it. */
  readonly launch: (start: LaunchOrder) => Promise<MemberContainer>;
  readonly drive: (container: MemberContainer) => MemberDriver;
  /** A container on its link that runs and holds no member; undefined: none is made yet. */
  readonly container: MemberContainer | undefined;
  /** Whether the container is to be kept at the end. */
  readonly keep: () => boolean;
  /** At the end: the same, for a later pair; undefined when it is removed. */
  readonly released: (container: MemberContainer | undefined) => Promise<void>;
}

export interface LaunchOrder {
  readonly version: string;
  readonly linked: boolean;
  readonly options: readonly OptionSetting[];
}

/**
 * One member in a container. Stopping, killing and starting it is the container's; its link is a network; what is to
 * outlive its process (version, options) is kept here and given to the new process.
 */
export class ContainerSide implements PairSide {
  readonly name: string;
  readonly statusHost: string;
  readonly #setup: SideSetup;
  readonly #log: SideLog;
  #state: SideState;
  #container: MemberContainer | undefined;
  #containerVersion: string;
  #containerRuns: boolean;
  #driver: MemberDriver | undefined;
  #linked = true;
  #deleted = false;
  /** Options that were set or taken away (null), each under its section and name, since the member is new. */
  readonly #settings = new Map<string, OptionSetting>();

  constructor(setup: SideSetup) {
    this.#setup = setup;
    this.name = setup.name;
    this.statusHost = setup.statusHost;
    this.#log = new SideLog(setup.name, setup.zero);
    this.#state = stopped(setup.version, [], setup.images.pagePorts);
    this.#container = setup.container;
    this.#containerVersion = setup.version;
    this.#containerRuns = setup.container !== undefined;
  }

  get state(): SideState {
    return this.#state;
  }

  async change<O extends Operation>(operation: O, request: AgentRequest<O>): Promise<void> {
    const state = await this.#operations[operation](request);
    // Where nobody can ask the member, that it is off the network is what tells.
    const cut = !this.#linked && state.haConnection === 'unknown';
    this.#state = cut ? { ...state, haConnection: 'lost' } : state;
  }

  async refresh(): Promise<void> {
    await this.change('read', {});
  }

  placeCalls(calls: readonly number[], multisite: boolean): Promise<void> {
    return this.#ask((driver) => driver.placeCalls(calls, multisite));
  }

  endCalls(calls: readonly number[]): Promise<void> {
    return this.#ask((driver) => driver.endCalls(calls));
  }

  async listCalls(): Promise<readonly number[] | null> {
    if (!this.#state.running) return null;
    return this.#ask((driver) => driver.listCalls());
  }

  takeEvents(): Promise<Omit<Event, 'mark'>[]> {
    return this.#log.take(this.#container);
  }

  /** Safe to call twice. */
  async delete(): Promise<void> {
    if (this.#deleted) return;
    this.#deleted = true;
    const reusable = await this.#asNew().catch((cause: unknown) => {
      console.error(`${this.name} cannot be used again: ${String(cause)}`);
      return false;
    });
    await this.#driver?.close();
    if (!reusable) await this.#container?.remove();
    await this.#setup.released(reusable ? this.#container : undefined);
  }

  /** Takes the member out of its container and undoes all that was done to that. @returns whether it is then as a new one */
  async #asNew(): Promise<boolean> {
    const { keep, launch, version, images } = this.#setup;
    if (!keep()) return false;
    await this.#driver?.release();
    if (this.#container !== undefined && this.#containerVersion === version) {
      if (!this.#containerRuns) await this.#container.start(images.readyPort([]));
      if (!this.#linked) await this.#container.setLinked(true);
      return true;
    }
    await this.#container?.remove();
    this.#container = await launch({ version, linked: true, options: [] });
    return true;
  }

  readonly #operations: Operations = {
    create: () => this.#impossible('create'),
    read: () => (this.#state.running ? this.#ask((driver) => driver.read()) : Promise.resolve(this.#state)),
    start: ({ role, wait }) => this.#start(role, wait?.state),
    stop: () => this.#end('stop'),
    kill: () => this.#end('kill'),
    renew: async () => {
      if (this.#state.running) await this.#end('kill');
      this.#settings.clear();
      this.#linked = true;
      await this.#removeContainer();
      return this.#stopped(this.#setup.version, []);
    },
    install: async ({ version }) => {
      if (this.#state.running) {
        const detail = `${this.name} is running: stop it before another version is installed`;
        throw new ControlProblem('conflict', detail);
      }
      this.#setup.images.mustHave(version);
      await this.#removeContainer();
      this.#log.note(`version ${version} installed: the next start is of a new container`);
      return this.#stopped(version, this.#state.options);
    },
    'set-option': async (setting) => {
      if (this.#state.running) {
        const state = await this.#ask((driver) => driver.setOption(setting));
        this.#remember(setting);
        return state;
      }
      this.#remember(setting);
      return this.#stopped(this.#state.version, withOption(this.#state.options, setting));
    },
    become: ({ role }) => this.#ask((driver) => driver.become(role)),
    'allow-ha-connection': async ({ allowed, wait }) => {
      this.#linked = allowed;
      await this.#container?.setLinked(allowed);
      this.#log.note(allowed ? 'on the link again' : 'taken off the link');
      if (!this.#state.running) return this.#state;
      return wait === undefined ? this.#ask((driver) => driver.read()) : this.#await(wait.state);
    },
    'await-ha-connection': ({ state }) => this.#await(state),
  };

  async #start(role: 'primary' | 'backup', wait: 'established' | 'lost' | undefined): Promise<SideState> {
    if (this.#state.running) throw new ControlProblem('conflict', `${this.name} is running: stop it first`);
    const { launch, drive, images, pair } = this.#setup;
    const { version } = this.#state;
    const options = [...this.#settings.values()];
    if (this.#container === undefined) {
      this.#container = await launch({ version, linked: this.#linked, options });
      this.#containerVersion = version;
    } else if (!this.#containerRuns) await this.#container.start(images.readyPort(options));
    this.#containerRuns = true;
    if (this.#deleted) {
      await this.#container.remove();
      this.#container = undefined;
      throw new ControlProblem('conflict', `pair ${pair} was ended while ${this.name} came up`);
    }
    await this.#driver?.close();
    this.#driver = drive(this.#container);
    const state = await this.#ask((driver) => driver.start({ version, role, options }));
    return wait === undefined ? state : this.#await(wait);
  }

  async #end(manner: 'stop' | 'kill'): Promise<SideState> {
    if (this.#container === undefined || !this.#state.running)
      throw new ControlProblem('conflict', `${this.name} is stopped already`);
    const { version, options } = this.#state;
    this.#containerRuns = false;
    this.#log.note(`container ${await this.#container[manner]()}`);
    await this.#driver?.close();
    this.#driver = undefined;
    return this.#stopped(version, options);
  }

  /** That it is established is the members' part, and a wrong one may fail in it; that it is lost is ours. */
  async #await(state: 'established' | 'lost'): Promise<SideState> {
    const reached = await this.#ask((driver) => driver.awaitHaConnection(state));
    if (state === 'lost' && reached.haConnection === 'established')
      throw new ControlProblem('internal', `${this.name} still says that its HA connection is established`);
    return reached;
  }

  /** @throws ControlProblem that says how the container is, when what drives the member has trouble */
  async #ask<T>(question: (driver: MemberDriver) => Promise<T>): Promise<T> {
    if (this.#driver === undefined) throw new ControlProblem('conflict', `${this.name} is stopped: start it first`);
    try {
      return await question(this.#driver);
    } catch (cause) {
      if (!(cause instanceof ControlProblem) || cause.kind !== 'internal') throw cause;
      const how = (await this.#container?.describe()) ?? 'it has no container';
      throw new ControlProblem('internal', `${cause.message}; ${how}`);
    }
  }

  #impossible(operation: string): Promise<never> {
    throw new ControlProblem('internal', `${operation} is not for a member in a container`);
  }

  #remember(setting: OptionSetting): void {
    this.#settings.set(JSON.stringify([setting.section, setting.name]), setting);
  }

  #stopped(version: string, options: SideState['options']): SideState {
    return stopped(version, options, this.#setup.images.pagePorts);
  }

  async #removeContainer(): Promise<void> {
    if (this.#container !== undefined) await this.#log.keep(this.#container);
    await this.#container?.remove();
    this.#container = undefined;
    this.#containerRuns = false;
  }
}
