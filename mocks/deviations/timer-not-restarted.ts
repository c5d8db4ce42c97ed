import type { Deviation } from './deviation.ts';

export const timerNotRestarted: Deviation = {
  name: 'timer-not-restarted',
  requirement: 'ready.primary.sixty-seconds',
  bug: 'The 60 s count from the first connection; a later one does not restart the timer.',
  says: 'have passed since the HA connection was established',
  change: (behaviour) => ({ ...behaviour, settlingSince: (s) => s.firstEstablishedAt ?? Number.POSITIVE_INFINITY }),
};
