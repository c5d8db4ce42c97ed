import type { Deviation } from './deviation.ts';

export const limitOfAThousandOneTooMany: Deviation = {
  name: 'limit-of-a-thousand-one-too-many',
  requirement: 'option.batch-limit',
  bug: 'An array of 1,001 places is filled to its end.',
  says: '1001 call(s) were copied',
  change: (behaviour) => ({ ...behaviour, batchSize: (limit) => (limit === 1000 ? 1001 : limit) }),
};
