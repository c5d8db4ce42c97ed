import type { UnusualServer } from './unusual-server.ts';

export const halfBatches: UnusualServer = {
  name: 'half-batches',
  about: 'A batch carries half of what it may.',
  change: (behaviour) => ({ ...behaviour, batchSize: (limit) => Math.ceil(limit / 2) }),
};
