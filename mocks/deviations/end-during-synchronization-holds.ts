import type { Deviation } from './deviation.ts';

export const endDuringSynchronizationHolds: Deviation = {
  name: 'end-during-synchronization-holds',
  requirement: 'sync.ended-call-leaves',
  bug: 'A call that ends while others are copied leaves a lock behind.',
  says: 'the primary is ready for switchover',
  change: (behaviour) => {
    let locked = false;
    return {
      ...behaviour,
      tellsEnd: (_call, s) => {
        if ((s.connection?.missing ?? 0) > 0) locked = true;
        return true;
      },
      primaryReady: (c, s) => !locked && behaviour.primaryReady(c, s),
    };
  },
};
