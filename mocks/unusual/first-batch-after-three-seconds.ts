import type { UnusualServer } from './unusual-server.ts';

export const firstBatchAfterThreeSeconds: UnusualServer = {
  name: 'first-batch-after-three-seconds',
  about: 'The comparison takes three seconds before the first batch goes out.',
  change: (behaviour) => ({ ...behaviour, delayBeforeFirstBatch: () => 3 }),
};
