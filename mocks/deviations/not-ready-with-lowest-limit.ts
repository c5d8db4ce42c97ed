import type { Deviation } from './deviation.ts';

export const notReadyWithLowestLimit: Deviation = {
  name: 'not-ready-with-lowest-limit',
  requirement: 'ready.primary.all',
  bug: 'With 200 calls at once the end of copying is never noticed.',
  says: 'the primary is ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primarySynchronized: (s) => s.connection?.limit !== 200 && behaviour.primarySynchronized(s),
  }),
};
