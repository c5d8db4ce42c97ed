import type { Deviation } from './deviation.ts';

export const firstMemberNeverPrimaryAgain: Deviation = {
  name: 'first-member-never-primary-again',
  requirement: 'ready.upgrade.follows-role',
  bug: 'The member that was primary first never takes that role back.',
  says: 'two running members never both run as backup',
  change: (behaviour) => ({
    ...behaviour,
    takesRole: (ordered, s) => (ordered === 'backup' || s.name !== 'sip-a') && behaviour.takesRole(ordered, s),
  }),
};
