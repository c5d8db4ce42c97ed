import type { Before } from './behaviour.ts';
import { CallTable } from './call-table.ts';
import type { HaLink } from './ha-link.ts';
import type { Role } from './ha-message.ts';

/** What a member has from one start to the next stop; all of it is new after a restart. */
export interface ProcessState {
  running: boolean;
  role: Role;
  readonly startedAs: Role;
  roleChanges: number;
  readonly id: number;
  readonly startedAt: number;
  readonly httpPort: number;
  readonly calls: CallTable;
  lastCallAt: number;
  /** The moment for which calls were dropped last. */
  droppedAt: number | undefined;
  establishments: number;
  firstEstablishedAt: number | undefined;
  beforeLoss: Before | undefined;
  beforeRoleChange: Before | undefined;
  link: HaLink | undefined;
}

type Begin = Pick<ProcessState, 'id' | 'role' | 'startedAt' | 'httpPort'>;

export function newProcessState({ id, role, startedAt, httpPort }: Begin): ProcessState {
  return {
    id,
    role,
    startedAs: role,
    roleChanges: 0,
    startedAt,
    httpPort,
    running: false,
    calls: new CallTable(),
    lastCallAt: Number.NEGATIVE_INFINITY,
    droppedAt: undefined,
    establishments: 0,
    firstEstablishedAt: undefined,
    beforeLoss: undefined,
    beforeRoleChange: undefined,
    link: undefined,
  };
}

/** Process ids as one machine gives them out, each another one. */
export function processIds(): () => number {
  let latest = 4000;
  return () => {
    latest += 7;
    return latest;
  };
}
