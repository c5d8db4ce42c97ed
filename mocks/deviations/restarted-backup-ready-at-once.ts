import type { Deviation } from './deviation.ts';

export const restartedBackupReadyAtOnce: Deviation = {
  name: 'restarted-backup-ready-at-once',
  requirement: 'ready.backup.calls-synchronized',
  bug: 'A fresh process takes its empty list for a complete one.',
  says: 'the backup is still not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) || (c.connection && s.starts > 1),
  }),
};
