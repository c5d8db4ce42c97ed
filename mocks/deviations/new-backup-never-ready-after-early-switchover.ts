import type { Deviation } from './deviation.ts';

export const newBackupNeverReadyAfterEarlySwitchover: Deviation = {
  name: 'new-backup-never-ready-after-early-switchover',
  requirement: 'ready.backup.all',
  bug: 'A primary that gave up its role before it was ready stays in that state as backup.',
  says: 'the backup is ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) && s.beforeRoleChange?.readyForSwitchover !== false,
  }),
};
