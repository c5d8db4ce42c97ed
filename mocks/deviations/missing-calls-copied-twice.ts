import type { Deviation } from './deviation.ts';

export const missingCallsCopiedTwice: Deviation = {
  name: 'missing-calls-copied-twice',
  requirement: 'sync.only-missing',
  bug: 'The sending is repeated because its confirmation is not waited for.',
  says: 'a call that the backup has is not copied again',
  change: (behaviour) => ({ ...behaviour, copiesOfMissing: () => 2 }),
};
