import type { Deviation } from './deviation.ts';

export const backupReadinessLapses: Deviation = {
  name: 'backup-readiness-lapses',
  requirement: 'ready.backup.all',
  bug: 'The flag of the backup falls back when nothing has come for a minute.',
  says: 'the backup is ready for switchover all the time',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) && s.now - (s.connection?.establishedAt ?? 0) < 65,
  }),
};
