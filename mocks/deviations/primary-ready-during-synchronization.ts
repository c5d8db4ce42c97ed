import type { Deviation } from './deviation.ts';

export const primaryReadyDuringSynchronization: Deviation = {
  name: 'primary-ready-during-synchronization',
  requirement: 'ready.primary.calls-synchronized',
  bug: 'The primary counts the 60 s only and forgets the missing calls.',
  says: 'the primary is still not ready for switchover',
  change: (behaviour) => ({ ...behaviour, primaryReady: (c) => c.connection && c.settled && c.multisiteFinished }),
};
