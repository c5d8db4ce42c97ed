import type { Deviation } from './deviation.ts';

export const batchLimitIgnored: Deviation = {
  name: 'batch-limit-ignored',
  requirement: 'option.batch-limit',
  bug: 'All missing calls go out in one piece.',
  change: (behaviour) => ({ ...behaviour, batchSize: () => Number.POSITIVE_INFINITY }),
};
