import type { Deviation } from './deviation.ts';

export const roleTextWrongAfter150Seconds: Deviation = {
  name: 'role-text-wrong-after-150-seconds',
  requirement: 'ready.upgrade.follows-role',
  bug: 'The text of the role is read anew from a place that says "backup" from 150 s on.',
  says: 'two running members never both run as backup',
  change: (behaviour) => ({
    ...behaviour,
    roleText: (s) => (s.now - s.startedAt > 150 ? 'Backup (Passive)' : behaviour.roleText(s)),
  }),
};
