import type { Deviation } from './deviation.ts';

export const noUpgradeWhenSettled: Deviation = {
  name: 'no-upgrade-when-settled',
  requirement: 'ready.upgrade.backup-always',
  bug: 'A backup that may have to take over any moment is kept from an upgrade.',
  says: 'the backup is ready for upgrade',
  change: (behaviour) => ({
    ...behaviour,
    readyForUpgrade: (s) =>
      s.role === 'backup' && (s.connection === undefined || s.now - s.connection.establishedAt < 60),
  }),
};
