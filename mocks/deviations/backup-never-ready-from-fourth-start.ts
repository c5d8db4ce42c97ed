import type { Deviation } from './deviation.ts';

export const backupNeverReadyFromFourthStart: Deviation = {
  name: 'backup-never-ready-from-fourth-start',
  requirement: 'ready.backup.all',
  bug: 'A start that follows three others is taken for a crash loop.',
  says: 'the backup is ready for switchover',
  change: (behaviour) => ({ ...behaviour, backupReady: (c, s) => behaviour.backupReady(c, s) && s.starts < 4 }),
};
