import type { Role } from '../../../mocks/sip-server/ha-message.ts';
import type { AgentRequest } from '../../../mocks/sip-server/process/agent-wire.ts';
import type { SideState } from '../../../mocks/sip-server/process/side.ts';

export type OptionSetting = AgentRequest<'set-option'>;

/**
 * What drives the member in a container, from a start of the container until its end. Docker does the rest: it starts, stops
 * and kills the container, and takes it off its link. Everything throws ControlProblem.
 */
export interface MemberDriver {
  /** The container is up: gives the member what is to outlive its process, and then its role. */
  start(order: StartOrder): Promise<SideState>;
  read(): Promise<SideState>;
  setOption(setting: OptionSetting): Promise<SideState>;
  become(role: Role): Promise<SideState>;
  /** Waits until the member says so, for a bounded time; the answer says what it came to. */
  awaitHaConnection(state: 'established' | 'lost'): Promise<SideState>;
  placeCalls(calls: readonly number[], multisite: boolean): Promise<void>;
  endCalls(calls: readonly number[]): Promise<void>;
  /** Each call once for each copy; null where no member runs. */
  listCalls(): Promise<readonly number[] | null>;
  /** Takes the member out of its container, which runs on. */
  release(): Promise<void>;
  /** The container has ended, or will. */
  close(): Promise<void>;
}

export interface StartOrder {
  /** The version that is installed. */
  readonly version: string;
  readonly role: Role;
  /** Options that were set or taken away since the member is new. */
  readonly options: readonly OptionSetting[];
}
