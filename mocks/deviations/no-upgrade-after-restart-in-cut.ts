import type { Deviation } from './deviation.ts';

export const noUpgradeAfterRestartInCut: Deviation = {
  name: 'no-upgrade-after-restart-in-cut',
  requirement: 'ready.upgrade.backup-always',
  bug: 'A backup that has never met a primary does not know that it is one.',
  says: 'ready for upgrade',
  change: (behaviour) => ({
    ...behaviour,
    readyForUpgrade: (s) => behaviour.readyForUpgrade(s) && !(s.starts > 1 && s.establishments === 0),
  }),
};
