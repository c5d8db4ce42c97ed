import type { Deviation } from './deviation.ts';

export const newMultisiteHolds: Deviation = {
  name: 'new-multisite-holds',
  requirement: 'ready.primary.multisite-finished',
  bug: 'Every multisite call holds readiness, those from after the connection too.',
  says: 'the primary is ready for switchover',
  change: (behaviour) => ({ ...behaviour, multisiteFinished: (s) => s.multisiteCalls === 0 }),
};
