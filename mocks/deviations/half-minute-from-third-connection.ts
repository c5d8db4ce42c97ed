import type { Deviation } from './deviation.ts';

export const halfMinuteFromThirdConnection: Deviation = {
  name: 'half-minute-from-third-connection',
  requirement: 'ready.primary.sixty-seconds',
  bug: 'A pair that has connected twice is taken for a stable one, and 30 s for enough.',
  says: 'not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    settlingTime: (s) => (s.establishments >= 3 ? 30 : behaviour.settlingTime(s)),
  }),
};
