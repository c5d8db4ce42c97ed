import type { Deviation } from './deviation.ts';

export const backupFlagStaysAfterLoss: Deviation = {
  name: 'backup-flag-stays-after-loss',
  requirement: 'ready.backup.connection',
  bug: 'The backup keeps the flag that it had when the connection was lost.',
  says: 'the backup is not ready for switchover all the time',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) || (!c.connection && s.beforeLoss?.readyForSwitchover === true),
  }),
};
