import type { Deviation } from './deviation.ts';

export const backupWrongAtSecondSynchronization: Deviation = {
  name: 'backup-wrong-at-second-synchronization',
  requirement: 'ready.backup.calls-synchronized',
  bug: 'What the primary said at the first synchronization is believed at the next.',
  says: 'the backup is still not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) || (c.connection && s.establishments > 2),
  }),
};
