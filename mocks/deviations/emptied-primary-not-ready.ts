import type { Deviation } from './deviation.ts';

export const emptiedPrimaryNotReady: Deviation = {
  name: 'emptied-primary-not-ready',
  requirement: 'ready.primary.all',
  bug: 'A primary whose last call has ended takes itself out of service.',
  says: 'the primary is ready for switchover all the time',
  change: (behaviour) => ({
    ...behaviour,
    primaryReady: (c, s) => behaviour.primaryReady(c, s) && (s.callsCreated === 0 || s.calls > 0),
  }),
};
