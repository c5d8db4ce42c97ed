import type { Deviation } from './deviation.ts';

export const lastBatchNotSent: Deviation = {
  name: 'last-batch-not-sent',
  requirement: 'sync.missing-after-restart',
  bug: 'The loop ends when nothing is left, before it sends what it took.',
  says: 'none was copied for 60 s',
  change: (behaviour) => ({ ...behaviour, copiesOfMissing: (_call, s) => (s.connection?.missing === 0 ? 0 : 1) }),
};
