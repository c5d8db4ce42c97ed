import type { Deviation } from './deviation.ts';

export const noUpgradeRightAfterConnection: Deviation = {
  name: 'no-upgrade-right-after-connection',
  requirement: 'ready.upgrade.backup-always',
  bug: 'The role is negotiated in the first second of a connection.',
  says: 'the backup is ready for upgrade',
  change: (behaviour) => ({
    ...behaviour,
    readyForUpgrade: (s) =>
      s.role === 'backup' && (s.connection === undefined || s.now - s.connection.establishedAt >= 1),
  }),
};
