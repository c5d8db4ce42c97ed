/** The two flags that a member reports, from its behaviour and its situation. */
import type { Behaviour, Conditions, Situation } from './behaviour.ts';

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

/** Whether `seconds` have passed, to the microsecond: the clock is a float, and 60 s must not be missed by its last bit. */
function hasPassed(seconds: number, since: number, now: number): boolean {
  return now - since >= seconds - 5e-7;
}
