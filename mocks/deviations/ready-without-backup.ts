import type { Deviation } from './deviation.ts';

export const readyWithoutBackup: Deviation = {
  name: 'ready-without-backup',
  requirement: 'ready.primary.connection',
  bug: 'With no backup there is nothing to lose, so the primary calls itself ready.',
  says: 'the primary is not ready for switchover all the time',
  change: (behaviour) => ({ ...behaviour, primaryReady: (c, s) => behaviour.primaryReady(c, s) || !c.connection }),
};
