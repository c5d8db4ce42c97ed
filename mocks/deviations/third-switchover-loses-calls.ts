import type { Deviation } from './deviation.ts';

export const thirdSwitchoverLosesCalls: Deviation = {
  name: 'third-switchover-loses-calls',
  requirement: 'switch.no-loss-when-ready',
  bug: 'The calls of a role that a member has had before are taken for old ones at the third change.',
  says: 'no longer exist on the primary',
  change: (behaviour) => ({
    ...behaviour,
    keepsCallAsPrimary: (call, s) => s.roleChanges < 3 && behaviour.keepsCallAsPrimary(call, s),
  }),
};
