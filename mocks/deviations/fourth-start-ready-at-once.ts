import type { Deviation } from './deviation.ts';

export const fourthStartReadyAtOnce: Deviation = {
  name: 'fourth-start-ready-at-once',
  requirement: 'ready.primary.sixty-seconds',
  bug: 'From the fourth connection of a process on the timer is found expired.',
  says: 'not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    settlingTime: (s) => (s.establishments >= 4 ? 0 : behaviour.settlingTime(s)),
  }),
};
