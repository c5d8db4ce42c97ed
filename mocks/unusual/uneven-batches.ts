import type { UnusualServer } from './unusual-server.ts';

export const unevenBatches: UnusualServer = {
  name: 'uneven-batches',
  about: 'Batches are of different sizes, none above the limit.',
  change: (behaviour) => ({ ...behaviour, batchSize: (limit, s) => limit - 37 * ((s.connection?.batches ?? 0) % 4) }),
};
