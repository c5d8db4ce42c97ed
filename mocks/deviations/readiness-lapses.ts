import type { Deviation } from './deviation.ts';

export const readinessLapses: Deviation = {
  name: 'readiness-lapses',
  requirement: 'ready.primary.all',
  bug: 'Readiness is a lease of ten seconds that nobody renews.',
  says: 'the primary is ready for switchover all the time',
  change: (behaviour) => ({
    ...behaviour,
    primaryReady: (c, s) => behaviour.primaryReady(c, s) && s.now - (s.connection?.establishedAt ?? 0) < 70,
  }),
};
