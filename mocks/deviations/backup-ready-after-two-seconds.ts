import type { Deviation } from './deviation.ts';

export const backupReadyAfterTwoSeconds: Deviation = {
  name: 'backup-ready-after-two-seconds',
  requirement: 'ready.backup.calls-synchronized',
  bug: 'Copying is thought to take two seconds.',
  says: 'the backup is still not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) =>
      behaviour.backupReady(c, s) || (c.connection && s.now - (s.connection?.establishedAt ?? s.now) >= 2),
  }),
};
