import type { Deviation } from './deviation.ts';

export const primaryFlagFallsAtMidnight: Deviation = {
  name: 'primary-flag-falls-at-midnight',
  requirement: 'ready.primary.all',
  bug: 'A seconds counter of one day starts anew and the 60 s are never over again.',
  says: 'the primary is ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primaryReady: (c, s) => behaviour.primaryReady(c, s) && s.now - s.startedAt < 86_400,
  }),
};
