import type { Deviation } from './deviation.ts';

export const endOfCallTakesReadiness: Deviation = {
  name: 'end-of-call-takes-readiness',
  requirement: 'sync.ended-call-leaves',
  bug: 'Every end of a call begins the count of copied calls anew.',
  says: 'the primary is ready for switchover',
  change: (behaviour) => {
    let endedAt = Number.NEGATIVE_INFINITY;
    return {
      ...behaviour,
      tellsEnd: (_call, s) => {
        endedAt = s.now;
        return true;
      },
      primaryReady: (c, s) => s.now - endedAt >= 5 && behaviour.primaryReady(c, s),
    };
  },
};
