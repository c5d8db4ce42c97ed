import type { Deviation } from './deviation.ts';

export const endedCallHoldsAtThirdSynchronization: Deviation = {
  name: 'ended-call-holds-at-third-synchronization',
  requirement: 'sync.ended-call-leaves',
  bug: 'The end of a missing call is passed on to the list of the first two synchronizations.',
  says: 'is ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    endOfMissing: (call, s) => (s.establishments >= 3 ? 'holds readiness' : behaviour.endOfMissing(call, s)),
  }),
};
