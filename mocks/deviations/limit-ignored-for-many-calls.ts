import type { Deviation } from './deviation.ts';

export const limitIgnoredForManyCalls: Deviation = {
  name: 'limit-ignored-for-many-calls',
  requirement: 'option.batch-limit',
  bug: 'Above 1,000 missing calls a faster way is taken that knows no limit.',
  says: 'are copied before a pause of 1 s',
  change: (behaviour) => ({
    ...behaviour,
    batchSize: (limit, s) => ((s.connection?.missingAtFirst ?? 0) > 1000 ? 5000 : limit),
  }),
};
