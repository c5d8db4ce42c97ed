import type { Deviation } from './deviation.ts';

export const copiesEverythingAgain: Deviation = {
  name: 'copies-everything-again',
  requirement: 'sync.only-missing',
  bug: 'The backup’s list of calls is not looked at.',
  change: (behaviour) => ({ ...behaviour, isMissing: (call) => !call.multisite }),
};
