import type { Deviation } from './deviation.ts';

export const restartedBackupWaitsForPrimary: Deviation = {
  name: 'restarted-backup-waits-for-primary',
  requirement: 'ready.backup.all',
  bug: 'A restarted backup is ready when the primary is.',
  says: 'the backup is ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) && (s.starts === 1 || c.settled),
  }),
};
