import type { Event } from '../../../src/control/wire.ts';
import type { AgentClient } from './agent-client.ts';
import type { AgentRequest, MemberState } from './agent-wire.ts';

/** How long an answer counts as the present state, in real milliseconds: about as long as a new one would be under way. */
const stateHolds = 5;

/** How a member is, as far as whoever drives it can tell. */
export type SideState = Omit<MemberState, 'haConnection' | 'calls'> & {
  readonly haConnection: MemberState['haConnection'] | 'unknown';
  /** How many calls exist on it; absent where nobody counts them. */
  readonly calls?: number;
};

/** One member of a pair as the pair needs it, wherever the member lives. */
export interface PairSide {
  readonly name: string;
  /** The host at which its status page is reached. */
  readonly statusHost: string;
  /** Whether the role in `state` is the one in which it runs, and not only the one that was ordered. Default: no. */
  readonly knowsRole?: boolean;
  /** After the last answer. */
  readonly state: SideState;
  change<O extends Parameters<AgentClient['change']>[1]>(operation: O, request: AgentRequest<O>): Promise<void>;
  /** Asks how it is, unless it has said so just now. */
  refresh(): Promise<void>;
  placeCalls(calls: readonly number[], multisite: boolean): Promise<void>;
  endCalls(calls: readonly number[]): Promise<void>;
  listCalls(): Promise<readonly number[] | null>;
  /** What it logged since it was asked last. */
  takeEvents(): Promise<Omit<Event, 'mark'>[]>;
  delete(): Promise<void>;
}

/** One member of a pair in one of the two processes, as the controller knows it. */
export class Side implements PairSide {
  readonly name: string;
  readonly statusHost: string;
  readonly knowsRole = true;
  readonly #pair: string;
  readonly #agent: AgentClient;
  #state: MemberState;
  #stateAt = performance.now();

  static async create(
    setup: { agent: AgentClient; pair: string; statusHost: string },
    member: AgentRequest<'create'>,
  ): Promise<Side> {
    return new Side(setup, member.name, await setup.agent.change(setup.pair, 'create', member));
  }

  private constructor(
    setup: { agent: AgentClient; pair: string; statusHost: string },
    name: string,
    state: MemberState,
  ) {
    this.name = name;
    this.statusHost = setup.statusHost;
    this.#pair = setup.pair;
    this.#agent = setup.agent;
    this.#state = state;
  }

  get state(): MemberState {
    return this.#state;
  }

  async change<O extends Parameters<AgentClient['change']>[1]>(operation: O, request: AgentRequest<O>): Promise<void> {
    this.#state = await this.#agent.change(this.#pair, operation, request);
    this.#stateAt = performance.now();
  }

  async refresh(): Promise<void> {
    if (performance.now() - this.#stateAt > stateHolds) await this.change('read', {});
  }

  placeCalls(calls: readonly number[], multisite: boolean): Promise<void> {
    return this.#agent.placeCalls(this.#pair, { calls: [...calls], multisite });
  }

  endCalls(calls: readonly number[]): Promise<void> {
    return this.#agent.endCalls(this.#pair, { calls: [...calls] });
  }

  async listCalls(): Promise<readonly number[] | null> {
    return (await this.#agent.listCalls(this.#pair)).calls;
  }

  async takeEvents(): Promise<Omit<Event, 'mark'>[]> {
    const { events } = await this.#agent.takeEvents(this.#pair);
    return events.map((event) => ({ ...event, member: this.name }));
  }

  delete(): Promise<void> {
    return this.#agent.delete(this.#pair);
  }
}
