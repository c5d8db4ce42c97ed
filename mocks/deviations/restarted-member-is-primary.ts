import type { Deviation } from './deviation.ts';

export const restartedMemberIsPrimary: Deviation = {
  name: 'restarted-member-is-primary',
  requirement: 'ready.upgrade.follows-role',
  bug: 'A restarted member takes its configured role.',
  says: 'two running members never both run as primary',
  change: (behaviour) => ({ ...behaviour, roleAtStart: (ordered, s) => (s.starts > 1 ? 'primary' : ordered) }),
};
