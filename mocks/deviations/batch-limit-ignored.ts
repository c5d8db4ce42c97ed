import type { Deviation } from './deviation.ts';

export const batchLimitIgnored: Deviation = {
  name: 'batch-limit-ignored',
  requirement: 'option.batch-limit',
  bug: 'All missing calls go out in one piece.',
  says: 'are copied before a pause of 1 s',
  change: (behaviour) => ({ ...behaviour, batchSize: () => Number.POSITIVE_INFINITY }),
};
