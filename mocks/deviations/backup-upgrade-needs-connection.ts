import type { Deviation } from './deviation.ts';

export const backupUpgradeNeedsConnection: Deviation = {
  name: 'backup-upgrade-needs-connection',
  requirement: 'ready.upgrade.backup-always',
  bug: 'The backup is ready for upgrade only while it is connected.',
  says: 'the backup is ready for upgrade',
  change: (behaviour) => ({ ...behaviour, readyForUpgrade: (s) => s.role === 'backup' && s.connection !== undefined }),
};
