import type { Deviation } from './deviation.ts';

export const oldPrimaryReturnsAsSecond: Deviation = {
  name: 'old-primary-returns-as-second',
  requirement: 'ready.upgrade.follows-role',
  bug: 'A member that ran as primary starts as one, and gives way after a minute.',
  says: 'two running members never both run as primary',
  change: (behaviour) => {
    let wasPrimary = false;
    return {
      ...behaviour,
      roleAtStart: (ordered, s) => {
        wasPrimary = s.role === 'primary' && s.starts > 1;
        return behaviour.roleAtStart(ordered, s);
      },
      roleText: (s) => (wasPrimary && s.now - s.startedAt < 60 ? 'Primary (Active)' : behaviour.roleText(s)),
      readyForUpgrade: (s) => behaviour.readyForUpgrade(s) && !(wasPrimary && s.now - s.startedAt < 60),
    };
  },
};
