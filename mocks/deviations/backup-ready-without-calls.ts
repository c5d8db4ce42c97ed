import type { Deviation } from './deviation.ts';

export const backupReadyWithoutCalls: Deviation = {
  name: 'backup-ready-without-calls',
  requirement: 'ready.backup.connection',
  bug: 'A backup with no calls has nothing to wait for.',
  says: 'the backup is not ready for switchover all the time',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) || (!c.connection && s.calls === 0),
  }),
};
