import type { Deviation } from './deviation.ts';

export const backupFlagFallsAfterNinetySeconds: Deviation = {
  name: 'backup-flag-falls-after-ninety-seconds',
  requirement: 'ready.backup.all',
  bug: 'A message that nobody sends is awaited for 90 s.',
  says: 'the backup is ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) && s.now - (s.connection?.establishedAt ?? 0) < 90,
  }),
};
