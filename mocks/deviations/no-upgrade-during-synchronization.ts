import type { Deviation } from './deviation.ts';

export const noUpgradeDuringSynchronization: Deviation = {
  name: 'no-upgrade-during-synchronization',
  requirement: 'ready.upgrade.backup-always',
  bug: 'A backup that is being filled says that it must not be stopped.',
  says: 'the backup is ready for upgrade',
  change: (behaviour) => ({
    ...behaviour,
    readyForUpgrade: (s) => s.role === 'backup' && s.connection?.told?.callsMissing !== true,
  }),
};
