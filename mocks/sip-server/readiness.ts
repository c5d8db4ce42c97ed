/** The two flags that a member reports, from its behaviour and its situation. */
import type { Behaviour, Conditions, Situation } from './behaviour.ts';
import { toMicrosecond } from './microsecond.ts';

export function isReadyForSwitchover(behaviour: Behaviour, s: Situation): boolean {
  return s.role === 'primary'
    ? behaviour.primaryReady(conditions(behaviour, s), s)
    : behaviour.backupReady(conditions(behaviour, s), s);
}

function conditions(behaviour: Behaviour, s: Situation): Conditions {
  return {
    connection: behaviour.connected(s),
    settled: hasPassed(behaviour.settlingTime(s), behaviour.settlingSince(s), s.now),
    callsSynchronized: s.role === 'primary' ? behaviour.primarySynchronized(s) : behaviour.backupSynchronized(s),
    multisiteFinished: behaviour.multisiteFinished(s),
  };
}

function hasPassed(seconds: number, since: number, now: number): boolean {
  return toMicrosecond(now - since) >= seconds;
}
