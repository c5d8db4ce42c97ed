import type { Deviation } from './deviation.ts';

export const backupReadyWithAThousandCalls: Deviation = {
  name: 'backup-ready-with-a-thousand-calls',
  requirement: 'ready.backup.calls-synchronized',
  bug: 'Above 1,000 calls the backup takes itself for nearly complete, and that for complete.',
  says: 'not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) || (c.connection && s.calls > 1000),
  }),
};
