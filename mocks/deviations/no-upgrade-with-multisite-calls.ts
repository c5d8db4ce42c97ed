import type { Deviation } from './deviation.ts';

export const noUpgradeWithMultisiteCalls: Deviation = {
  name: 'no-upgrade-with-multisite-calls',
  requirement: 'ready.upgrade.backup-always',
  bug: 'Multisite calls hold readiness for upgrade too.',
  says: 'the backup is ready for upgrade',
  change: (behaviour) => ({
    ...behaviour,
    readyForUpgrade: (s) => s.role === 'backup' && s.connection?.told?.multisiteLeft !== true,
  }),
};
