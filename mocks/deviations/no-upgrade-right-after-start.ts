import type { Deviation } from './deviation.ts';

export const noUpgradeRightAfterStart: Deviation = {
  name: 'no-upgrade-right-after-start',
  requirement: 'ready.upgrade.backup-always',
  bug: 'A fresh process waits ten seconds before it says anything.',
  says: 'the backup is ready for upgrade',
  change: (behaviour) => ({
    ...behaviour,
    readyForUpgrade: (s) => s.role === 'backup' && (s.starts === 1 || s.now - s.startedAt >= 10),
  }),
};
