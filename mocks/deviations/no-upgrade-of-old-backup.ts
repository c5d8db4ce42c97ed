import type { Deviation } from './deviation.ts';

export const noUpgradeOfOldBackup: Deviation = {
  name: 'no-upgrade-of-old-backup',
  requirement: 'ready.upgrade.backup-always',
  bug: 'A backup that has run for ten minutes without a message is taken for dead.',
  says: 'ready for upgrade',
  change: (behaviour) => ({
    ...behaviour,
    readyForUpgrade: (s) => behaviour.readyForUpgrade(s) && s.now - s.startedAt < 600,
  }),
};
