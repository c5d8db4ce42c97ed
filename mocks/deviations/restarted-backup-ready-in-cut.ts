import type { Deviation } from './deviation.ts';

export const restartedBackupReadyInCut: Deviation = {
  name: 'restarted-backup-ready-in-cut',
  requirement: 'ready.backup.connection',
  bug: 'A backup that finds no primary at its start takes itself for complete.',
  says: 'not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) || (!c.connection && s.starts > 1 && s.establishments === 0),
  }),
};
