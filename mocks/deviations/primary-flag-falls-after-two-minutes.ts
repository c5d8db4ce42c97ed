import type { Deviation } from './deviation.ts';

export const primaryFlagFallsAfterTwoMinutes: Deviation = {
  name: 'primary-flag-falls-after-two-minutes',
  requirement: 'ready.primary.all',
  bug: 'The flag is a lease of two minutes that nobody renews.',
  says: 'the primary is ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primaryReady: (c, s) => behaviour.primaryReady(c, s) && s.now - (s.connection?.establishedAt ?? 0) < 180,
  }),
};
