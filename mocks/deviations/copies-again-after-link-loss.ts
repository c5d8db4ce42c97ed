import type { Deviation } from './deviation.ts';

export const copiesAgainAfterLinkLoss: Deviation = {
  name: 'copies-again-after-link-loss',
  requirement: 'sync.only-missing',
  bug: 'After a lost connection the list of the backup counts as empty.',
  says: 'a call that the backup has is not copied again',
  change: (behaviour) => ({
    ...behaviour,
    isMissing: (call, there, s) => behaviour.isMissing(call, there && s.beforeLoss === undefined, s),
  }),
};
