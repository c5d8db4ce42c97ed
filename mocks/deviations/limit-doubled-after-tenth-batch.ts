import type { Deviation } from './deviation.ts';

export const limitDoubledAfterTenthBatch: Deviation = {
  name: 'limit-doubled-after-tenth-batch',
  requirement: 'option.batch-limit',
  bug: 'A long synchronization is hurried from the tenth batch on.',
  says: 'are copied before a pause of 1 s',
  change: (behaviour) => ({
    ...behaviour,
    batchSize: (limit, s) => behaviour.batchSize(limit, s) * ((s.connection?.batches ?? 0) >= 10 ? 2 : 1),
  }),
};
