import type { Deviation } from './deviation.ts';

export const backupReadyAfterSecondLoss: Deviation = {
  name: 'backup-ready-after-second-loss',
  requirement: 'ready.backup.connection',
  bug: 'The second loss is reported to the primary only.',
  says: 'the backup is not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) || (!c.connection && s.establishments > 1),
  }),
};
