import type { Deviation } from './deviation.ts';

export const newCallsCopiedTwice: Deviation = {
  name: 'new-calls-copied-twice',
  requirement: 'sync.only-missing',
  bug: 'A new call is sent when it begins and again when it is answered.',
  says: 'a call that the backup has is not copied again',
  change: (behaviour) => ({ ...behaviour, copiesOfNew: () => 2 }),
};
