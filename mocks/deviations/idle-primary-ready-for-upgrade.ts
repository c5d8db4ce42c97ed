import type { Deviation } from './deviation.ts';

export const idlePrimaryReadyForUpgrade: Deviation = {
  name: 'idle-primary-ready-for-upgrade',
  requirement: 'ready.upgrade.primary-never',
  bug: 'A primary that has no call for more than a minute may be upgraded.',
  says: 'the primary is not ready for upgrade all the time',
  change: (behaviour) => ({
    ...behaviour,
    readyForUpgrade: (s) => s.role === 'backup' || (s.calls === 0 && s.now - s.startedAt > 62),
  }),
};
