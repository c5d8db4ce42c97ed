import type { Deviation } from './deviation.ts';

export const backupReadyAtThirdSynchronization: Deviation = {
  name: 'backup-ready-at-third-synchronization',
  requirement: 'ready.backup.calls-synchronized',
  bug: 'The backup counts synchronizations that it has begun, and after the third it is never behind.',
  says: 'not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) || (c.connection && s.establishments >= 3),
  }),
};
