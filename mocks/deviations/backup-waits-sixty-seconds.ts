import type { Deviation } from './deviation.ts';

export const backupWaitsSixtySeconds: Deviation = {
  name: 'backup-waits-sixty-seconds',
  requirement: 'ready.backup.all',
  bug: 'The backup shares the primary’s code and waits 60 s too.',
  says: 'the backup is ready for switchover',
  change: (behaviour) => ({ ...behaviour, backupReady: (c, s) => behaviour.backupReady(c, s) && c.settled }),
};
