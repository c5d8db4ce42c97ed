import type { Deviation } from './deviation.ts';

export const backupWaitsTwelveSeconds: Deviation = {
  name: 'backup-waits-twelve-seconds',
  requirement: 'ready.backup.all',
  bug: 'The backup counts as settled after a dozen seconds.',
  says: 'the backup is ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) && s.now - (s.connection?.establishedAt ?? 0) >= 12,
  }),
};
