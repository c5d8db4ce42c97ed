import type { Deviation } from './deviation.ts';

export const youngestCallsLostAtSwitchover: Deviation = {
  name: 'youngest-calls-lost-at-switchover',
  requirement: 'switch.no-loss-when-ready',
  bug: 'Calls of the last second are not yet confirmed and are dropped.',
  says: 'no longer exist on the primary',
  change: (behaviour) => ({ ...behaviour, keepsCallAsPrimary: (_call, s) => s.now - s.lastCallAt >= 1 }),
};
