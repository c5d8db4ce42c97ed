import type { Deviation } from './deviation.ts';

export const upgradeFlagStaleAfterSwitchover: Deviation = {
  name: 'upgrade-flag-stale-after-switchover',
  requirement: 'ready.upgrade.follows-role',
  bug: 'The flag is set at start by the role and never again.',
  says: 'the primary is not ready for upgrade',
  change: (behaviour) => ({
    ...behaviour,
    readyForUpgrade: (s) => s.beforeRoleChange?.readyForUpgrade ?? behaviour.readyForUpgrade(s),
  }),
};
