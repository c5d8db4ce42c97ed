import type { Look, MemberLook } from '../../src/history/look.ts';
import type { Flag, Role, ServerStatus, StatusAnswer } from '../../src/status/server-status.ts';
import { type Interval, instant } from '../../src/timing/interval.ts';

export const ready: Flag = { kind: 'ready' };
export const notReady: Flag = { kind: 'not ready' };

/** The page of a member in this role, not ready for switchover and right for upgrade, but for what is given. */
export function page(role: Role, more: Partial<ServerStatus> = {}): StatusAnswer {
  const status: ServerStatus = {
    role,
    roleText: role === 'other' ? 'Starting' : role,
    readyForSwitchover: notReady,
    readyForUpgrade: role === 'primary' ? notReady : ready,
    haConnection: undefined,
    name: undefined,
    processId: undefined,
    version: undefined,
    ...more,
  };
  return { kind: 'status', status, form: 'xml' };
}

export const silence: StatusAnswer = { kind: 'unreachable', why: 'refused' };

export function look(first: StatusAnswer, second: StatusAnswer, at: Interval | number = 0): Look {
  const when = typeof at === 'number' ? instant(at) : at;
  const of = (member: string, answer: StatusAnswer): MemberLook => ({ member, at: when, answer });
  return [of('first', first), of('second', second)];
}
