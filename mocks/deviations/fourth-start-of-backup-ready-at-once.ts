import type { Deviation } from './deviation.ts';

export const fourthStartOfBackupReadyAtOnce: Deviation = {
  name: 'fourth-start-of-backup-ready-at-once',
  requirement: 'ready.backup.calls-synchronized',
  bug: 'A backup that was started three times before finds a mark that it is complete.',
  says: 'not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) || (c.connection && s.starts >= 4),
  }),
};
