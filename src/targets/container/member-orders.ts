import type { Role } from '../../../mocks/sip-server/ha-message.ts';
import type { OptionSetting } from './member-driver.ts';

/** How long the identifiers of calls may be, and of which characters: they stand on lines of their own. */
const callName = /^[\x21-\x7e]{1,64}$/;

/**
 * What a vendor's container can be asked for, by commands or by protocol. What it cannot do throws ControlProblem
 * not-supported; any trouble is ControlProblem internal, whose message holds no secret.
 */
export interface MemberOrders {
  /** Resolves when the member in the container, which is up, can be driven. It then runs as backup, or in no role yet. */
  begin(): Promise<void>;
  /** Whatever role it has. Nothing happens where the members find their roles by themselves. */
  become(role: Role): Promise<void>;
  setOption(setting: OptionSetting): Promise<void>;
  /** @returns the identifiers of the new calls */
  placeCalls(count: number, multisite: boolean): Promise<readonly string[]>;
  endCalls(calls: readonly string[]): Promise<void>;
  listCalls(): Promise<readonly string[]>;
  haConnection(): Promise<'established' | 'lost' | 'unknown'>;
  close(): Promise<void>;
}

/** @returns what is wrong with the first that is no identifier of a call; undefined: all are */
export function wrongCallName(names: readonly string[]): string | undefined {
  const wrong = names.find((name) => !callName.test(name));
  return wrong === undefined
    ? undefined
    : `expected identifiers of 1 to 64 printable ASCII characters without a space, came one of ${wrong.length} characters`;
}
