import type { Deviation } from './deviation.ts';

export const restartedBackupInCutSaysPrimary: Deviation = {
  name: 'restarted-backup-in-cut-says-primary',
  requirement: 'ready.upgrade.follows-role',
  bug: 'A backup that finds no primary at its start takes itself for one.',
  says: 'two running members never both run as primary',
  change: (behaviour) => ({
    ...behaviour,
    roleText: (s) => (s.starts > 1 && s.establishments === 0 ? 'Primary (Active)' : behaviour.roleText(s)),
    readyForUpgrade: (s) => behaviour.readyForUpgrade(s) && !(s.starts > 1 && s.establishments === 0),
  }),
};
