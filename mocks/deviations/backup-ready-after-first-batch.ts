import type { Deviation } from './deviation.ts';

export const backupReadyAfterFirstBatch: Deviation = {
  name: 'backup-ready-after-first-batch',
  requirement: 'ready.backup.calls-synchronized',
  bug: 'The first batch counts as all of it.',
  says: 'the backup is still not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) || (c.connection && s.calls >= 200),
  }),
};
