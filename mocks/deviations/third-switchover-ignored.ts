import type { Deviation } from './deviation.ts';

export const thirdSwitchoverIgnored: Deviation = {
  name: 'third-switchover-ignored',
  requirement: 'ready.upgrade.follows-role',
  bug: 'A table of role changes has two places.',
  says: 'the roles are exchanged',
  change: (behaviour) => ({
    ...behaviour,
    takesRole: (ordered, s) => s.roleChanges < 2 && behaviour.takesRole(ordered, s),
  }),
};
