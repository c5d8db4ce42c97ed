import type { Deviation } from './deviation.ts';

export const backupReadyAfterLongLoss: Deviation = {
  name: 'backup-ready-after-long-loss',
  requirement: 'ready.backup.connection',
  bug: 'After five minutes without a connection the backup takes what it has for all there is.',
  says: 'not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) || (!c.connection && s.now - (s.beforeLoss?.at ?? s.now) > 300),
  }),
};
