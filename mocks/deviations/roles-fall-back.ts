import type { Deviation } from './deviation.ts';

export const rolesFallBack: Deviation = {
  name: 'roles-fall-back',
  requirement: 'ready.upgrade.follows-role',
  bug: 'Ten seconds after a switchover the configured roles are shown again.',
  says: 'the primary is not ready for upgrade all the time',
  change: (behaviour) => ({
    ...behaviour,
    roleText: (s) =>
      (s.role === 'primary') === (s.beforeRoleChange === undefined || s.now - s.beforeRoleChange.at < 10)
        ? 'Primary (Active)'
        : 'Backup (Passive)',
  }),
};
