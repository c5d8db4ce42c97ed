import type { Deviation } from './deviation.ts';

export const newPrimaryReadyForUpgrade: Deviation = {
  name: 'new-primary-ready-for-upgrade',
  requirement: 'ready.upgrade.primary-never',
  bug: 'The flag follows the role five seconds late.',
  says: 'the primary is not ready for upgrade',
  change: (behaviour) => ({
    ...behaviour,
    readyForUpgrade: (s) =>
      s.role === 'backup' || (s.beforeRoleChange !== undefined && s.now - s.beforeRoleChange.at < 5),
  }),
};
