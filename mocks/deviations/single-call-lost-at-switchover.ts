import type { Deviation } from './deviation.ts';

export const singleCallLostAtSwitchover: Deviation = {
  name: 'single-call-lost-at-switchover',
  requirement: 'switch.no-loss-when-ready',
  bug: 'A list of one call is taken for an empty one.',
  says: 'no longer exist on the primary',
  change: (behaviour) => ({ ...behaviour, keepsCallAsPrimary: (_call, s) => s.calls > 1 }),
};
