import type { Deviation } from './deviation.ts';

export const copiesAgainAfterSwitchover: Deviation = {
  name: 'copies-again-after-switchover',
  requirement: 'sync.only-missing',
  bug: 'A new primary does not trust what the backup says of its calls.',
  says: 'a call that the backup has is not copied again',
  change: (behaviour) => ({
    ...behaviour,
    isMissing: (call, there, s) => behaviour.isMissing(call, there && s.roleChanges === 0, s),
  }),
};
