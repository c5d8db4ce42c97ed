import type { Deviation } from './deviation.ts';

export const upgradeReadyPrimary: Deviation = {
  name: 'upgrade-ready-primary',
  requirement: 'ready.upgrade.primary-never',
  bug: 'Readiness for upgrade is read off readiness for switchover, whatever the role.',
  says: 'a member that runs as primary is never ready for upgrade',
  change: (behaviour) => ({
    ...behaviour,
    readyForUpgrade: (s) => behaviour.readyForUpgrade(s) || s.connection !== undefined,
  }),
};
