import type { Deviation } from './deviation.ts';

export const primaryReadyForUpgradeInLongCut: Deviation = {
  name: 'primary-ready-for-upgrade-in-long-cut',
  requirement: 'ready.upgrade.primary-never',
  bug: 'After ten minutes without a connection both members call themselves spare.',
  says: 'ready for upgrade',
  change: (behaviour) => ({
    ...behaviour,
    readyForUpgrade: (s) =>
      behaviour.readyForUpgrade(s) || (s.connection === undefined && s.now - (s.beforeLoss?.at ?? s.now) > 600),
  }),
};
