import type { Deviation } from './deviation.ts';

export const readyInLastBatches: Deviation = {
  name: 'ready-in-last-batches',
  requirement: 'ready.primary.calls-synchronized',
  bug: 'The primary is ready when no more than a few batches are left.',
  says: 'the primary is still not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primarySynchronized: (s) => (s.connection?.missing ?? Number.POSITIVE_INFINITY) <= 1000,
  }),
};
