import type { Deviation } from './deviation.ts';

export const multisiteWaitEndsAfterTenMinutes: Deviation = {
  name: 'multisite-wait-ends-after-ten-minutes',
  requirement: 'ready.primary.multisite-finished',
  bug: 'An old multisite call is given up as lost after ten minutes.',
  says: 'not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    multisiteFinished: (s) => behaviour.multisiteFinished(s) || s.now - (s.connection?.establishedAt ?? s.now) > 600,
  }),
};
