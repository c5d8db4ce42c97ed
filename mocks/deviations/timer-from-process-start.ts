import type { Deviation } from './deviation.ts';

export const timerFromProcessStart: Deviation = {
  name: 'timer-from-process-start',
  requirement: 'ready.primary.sixty-seconds',
  bug: 'The 60 s count from the start of the process.',
  says: 'have passed since the HA connection was established',
  change: (behaviour) => ({ ...behaviour, settlingSince: (s) => s.startedAt }),
};
