import type { Deviation } from './deviation.ts';

export const multisiteWaitEndsAfter65Seconds: Deviation = {
  name: 'multisite-wait-ends-after-65-seconds',
  requirement: 'ready.primary.multisite-finished',
  bug: 'Multisite calls are waited for no longer than 65 s.',
  says: 'the primary is still not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    multisiteFinished: (s) => behaviour.multisiteFinished(s) || s.now - (s.connection?.establishedAt ?? s.now) > 65,
  }),
};
