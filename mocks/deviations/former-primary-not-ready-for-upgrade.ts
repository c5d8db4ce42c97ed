import type { Deviation } from './deviation.ts';

export const formerPrimaryNotReadyForUpgrade: Deviation = {
  name: 'former-primary-not-ready-for-upgrade',
  requirement: 'ready.upgrade.backup-always',
  bug: 'A member that was primary keeps its 0 until it is restarted.',
  says: 'the backup is ready for upgrade',
  change: (behaviour) => ({
    ...behaviour,
    readyForUpgrade: (s) => s.role === 'backup' && s.beforeRoleChange === undefined,
  }),
};
