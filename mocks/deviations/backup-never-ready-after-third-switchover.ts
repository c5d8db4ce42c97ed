import type { Deviation } from './deviation.ts';

export const backupNeverReadyAfterThirdSwitchover: Deviation = {
  name: 'backup-never-ready-after-third-switchover',
  requirement: 'ready.backup.all',
  bug: 'A member that has had both roles twice waits for a primary that is no longer there.',
  says: 'the backup is ready for switchover',
  change: (behaviour) => ({ ...behaviour, backupReady: (c, s) => behaviour.backupReady(c, s) && s.roleChanges < 3 }),
};
