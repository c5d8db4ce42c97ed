import type { Deviation } from './deviation.ts';

export const primaryReadyForUpgradeAfter150Seconds: Deviation = {
  name: 'primary-ready-for-upgrade-after-150-seconds',
  requirement: 'ready.upgrade.primary-never',
  bug: 'A primary that is ready for long is taken for one that can be spared.',
  says: 'ready for upgrade',
  change: (behaviour) => ({
    ...behaviour,
    readyForUpgrade: (s) => behaviour.readyForUpgrade(s) || s.now - s.startedAt > 150,
  }),
};
