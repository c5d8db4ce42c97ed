import type { Role } from '../../../mocks/sip-server/ha-message.ts';
import { ControlProblem } from '../../../mocks/sip-server/pair-host.ts';
import { AgentClient } from '../../../mocks/sip-server/process/agent-client.ts';
import type { AgentRequest, MemberState, NewMember } from '../../../mocks/sip-server/process/agent-wire.ts';
import type { MemberDriver, OptionSetting, StartOrder } from './member-driver.ts';

export interface AgentDriverSetup {
  readonly pair: string;
  readonly agent: { readonly url: string; readonly token: string };
  readonly member: Omit<NewMember, 'start'>;
}

/** How long the HA connection may take to be seen as lost on a side, in real milliseconds: three signs of life, and time. */
const lostWithin = 15_000;
const establishedWithin = 10_000;

/** Drives the member in a container of our own image, through the agent in it: the container runs before its member does. */
export class AgentDriver implements MemberDriver {
  readonly #setup: AgentDriverSetup;
  readonly #agent: AgentClient;

  constructor(setup: AgentDriverSetup) {
    this.#setup = setup;
    this.#agent = new AgentClient({ ...setup.agent, whyGone: () => `${setup.member.name} does not answer` });
  }

  async start({ version, role, options }: StartOrder): Promise<MemberState> {
    const { member, pair } = this.#setup;
    let state = await this.#tell('create', member);
    if (version !== member.version) state = await this.#tell('install', { version });
    for (const setting of options) state = await this.setOption(setting);
    if (state.running)
      throw new ControlProblem('internal', `${member.name} runs before it is told to, in pair ${pair}`);
    return this.#tell('start', { role });
  }

  read(): Promise<MemberState> {
    return this.#tell('read', {});
  }

  setOption(setting: OptionSetting): Promise<MemberState> {
    return this.#tell('set-option', setting);
  }

  become(role: Role): Promise<MemberState> {
    return this.#tell('become', { role });
  }

  awaitHaConnection(state: 'established' | 'lost'): Promise<MemberState> {
    const milliseconds = state === 'lost' ? lostWithin : establishedWithin;
    return this.#tell('await-ha-connection', { state, milliseconds });
  }

  placeCalls(calls: readonly number[], multisite: boolean): Promise<void> {
    return this.#agent.placeCalls(this.#setup.pair, { calls: [...calls], multisite });
  }

  endCalls(calls: readonly number[]): Promise<void> {
    return this.#agent.endCalls(this.#setup.pair, { calls: [...calls] });
  }

  async listCalls(): Promise<readonly number[] | null> {
    return (await this.#agent.listCalls(this.#setup.pair)).calls;
  }

  release(): Promise<void> {
    return this.#agent.delete(this.#setup.pair);
  }

  close(): Promise<void> {
    return this.#agent.close();
  }

  #tell<O extends Parameters<AgentClient['change']>[1]>(operation: O, request: AgentRequest<O>): Promise<MemberState> {
    return this.#agent.change(this.#setup.pair, operation, request);
  }
}
