import type { Deviation } from './deviation.ts';

export const copiesAgainAtThirdConnection: Deviation = {
  name: 'copies-again-at-third-connection',
  requirement: 'sync.only-missing',
  bug: 'What the backup has is remembered for two connections.',
  says: 'a call that the backup has is not copied again',
  change: (behaviour) => ({
    ...behaviour,
    isMissing: (call, there, s) => behaviour.isMissing(call, there && s.establishments < 3, s),
  }),
};
