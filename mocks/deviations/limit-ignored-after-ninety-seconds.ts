import type { Deviation } from './deviation.ts';

export const limitIgnoredAfterNinetySeconds: Deviation = {
  name: 'limit-ignored-after-ninety-seconds',
  requirement: 'option.batch-limit',
  bug: 'The limit is for the start, which counts as over after 90 s.',
  says: 'are copied before a pause of 1 s',
  change: (behaviour) => ({
    ...behaviour,
    batchSize: (limit, s) => (s.now - s.startedAt > 90 ? 100_000 : behaviour.batchSize(limit, s)),
  }),
};
