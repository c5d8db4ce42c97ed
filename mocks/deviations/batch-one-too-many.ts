import type { Deviation } from './deviation.ts';

export const batchOneTooMany: Deviation = {
  name: 'batch-one-too-many',
  requirement: 'option.batch-limit',
  bug: 'The loop counts from 0 to the limit inclusive.',
  says: '201 call(s) were copied',
  change: (behaviour) => ({ ...behaviour, batchSize: (limit) => limit + 1 }),
};
