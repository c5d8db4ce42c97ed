import type { Deviation } from './deviation.ts';

export const backupFlagLateAfterLoss: Deviation = {
  name: 'backup-flag-late-after-loss',
  requirement: 'ready.backup.connection',
  bug: 'The backup notices the loss after ten seconds without a sign of life.',
  says: 'the backup is not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) =>
      behaviour.backupReady(c, s) ||
      (!c.connection && s.beforeLoss?.readyForSwitchover === true && s.now - s.beforeLoss.at < 10),
  }),
};
