import type { Deviation } from './deviation.ts';

export const secondSwitchoverIgnored: Deviation = {
  name: 'second-switchover-ignored',
  requirement: 'ready.upgrade.follows-role',
  bug: 'A member changes its role once in its life.',
  says: 'the roles are as at first',
  change: (behaviour) => {
    let changes = 0;
    return {
      ...behaviour,
      takesRole: () => {
        changes += 1;
        return changes <= 1;
      },
    };
  },
};
