import type { Deviation } from './deviation.ts';

export const noTimerAfterSwitchover: Deviation = {
  name: 'no-timer-after-switchover',
  requirement: 'ready.primary.sixty-seconds',
  bug: 'A member that became primary by a switchover never had the timer.',
  says: 'the primary is still not ready for switchover',
  change: (behaviour) => ({ ...behaviour, settlingTime: (s) => (s.beforeRoleChange === undefined ? 60 : 0) }),
};
