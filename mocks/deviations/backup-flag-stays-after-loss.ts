import type { Deviation } from './deviation.ts';

export const backupFlagStaysAfterLoss: Deviation = {
  name: 'backup-flag-stays-after-loss',
  requirement: 'ready.backup.connection',
  bug: 'The backup keeps the flag that it had when the connection was lost.',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) || (!c.connection && s.beforeLoss?.readyForSwitchover === true),
  }),
};
