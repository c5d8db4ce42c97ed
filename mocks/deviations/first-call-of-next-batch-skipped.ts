import type { Deviation } from './deviation.ts';

export const firstCallOfNextBatchSkipped: Deviation = {
  name: 'first-call-of-next-batch-skipped',
  requirement: 'sync.missing-after-link-loss',
  bug: 'At the border of two batches the counter is moved once too often.',
  says: 'none was copied for 60 s',
  change: (behaviour) => {
    let batch = 1;
    return {
      ...behaviour,
      copiesOfMissing: (_call, s) => {
        const batches = s.connection?.batches ?? 1;
        const first = batches > 1 && batches !== batch;
        batch = batches;
        return first ? 0 : 1;
      },
    };
  },
};
