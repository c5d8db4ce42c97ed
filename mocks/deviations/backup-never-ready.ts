import type { Deviation } from './deviation.ts';

export const backupNeverReady: Deviation = {
  name: 'backup-never-ready',
  requirement: 'ready.backup.all',
  bug: 'The backup waits for a message that no primary sends.',
  says: 'the backup is ready for switchover',
  change: (behaviour) => ({ ...behaviour, backupReady: () => false }),
};
