import type { UnusualServer } from './unusual-server.ts';

export const firstBatchAfterTwelveSeconds: UnusualServer = {
  name: 'first-batch-after-twelve-seconds',
  about: 'The comparison takes twelve seconds before the first batch goes out.',
  change: (behaviour) => ({ ...behaviour, delayBeforeFirstBatch: () => 12 }),
};
