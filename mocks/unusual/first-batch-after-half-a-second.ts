import type { UnusualServer } from './unusual-server.ts';

export const firstBatchAfterHalfASecond: UnusualServer = {
  name: 'first-batch-after-half-a-second',
  about: 'The comparison takes half a second before the first batch goes out.',
  change: (behaviour) => ({ ...behaviour, delayBeforeFirstBatch: () => 0.5 }),
};
