import type { Deviation } from './deviation.ts';

export const limitIgnoredAtSecondSynchronization: Deviation = {
  name: 'limit-ignored-at-second-synchronization',
  requirement: 'option.batch-limit',
  bug: 'The limit is read once and is zero, which means none, at the next connection.',
  says: 'are copied before a pause of 1 s',
  change: (behaviour) => ({ ...behaviour, batchSize: (limit, s) => (s.establishments > 2 ? 5000 : limit) }),
};
