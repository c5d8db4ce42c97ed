import type { Deviation } from './deviation.ts';

export const twoHindrancesCancelOut: Deviation = {
  name: 'two-hindrances-cancel-out',
  requirement: 'ready.primary.all',
  bug: 'Calls that are missing and multisite calls are compared by an exclusive or.',
  says: 'the primary is still not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primaryReady: (c) => c.connection && c.settled && c.callsSynchronized === c.multisiteFinished,
  }),
};
