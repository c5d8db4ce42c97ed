import type { Deviation } from './deviation.ts';

export const copiesEverythingAgain: Deviation = {
  name: 'copies-everything-again',
  requirement: 'sync.only-missing',
  bug: 'The backup’s list of calls is not looked at.',
  says: 'a call that the backup has is not copied again',
  change: (behaviour) => ({ ...behaviour, isMissing: (call) => !call.multisite }),
};
