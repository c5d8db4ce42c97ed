import type { Deviation } from './deviation.ts';

export const backlogCounterOverflows: Deviation = {
  name: 'backlog-counter-overflows',
  requirement: 'ready.primary.calls-synchronized',
  bug: 'A counter of missing calls holds four digits.',
  says: 'the primary is still not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primarySynchronized: (s) => behaviour.primarySynchronized(s) || (s.connection?.missingAtFirst ?? 0) > 9999,
  }),
};
