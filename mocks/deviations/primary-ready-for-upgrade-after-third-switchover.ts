import type { Deviation } from './deviation.ts';

export const primaryReadyForUpgradeAfterThirdSwitchover: Deviation = {
  name: 'primary-ready-for-upgrade-after-third-switchover',
  requirement: 'ready.upgrade.primary-never',
  bug: 'A role is kept as the number of changes, and the table ends at two.',
  says: 'ready for upgrade',
  change: (behaviour) => ({ ...behaviour, readyForUpgrade: (s) => behaviour.readyForUpgrade(s) || s.roleChanges >= 3 }),
};
