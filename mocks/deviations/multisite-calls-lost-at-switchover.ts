import type { Deviation } from './deviation.ts';

export const multisiteCallsLostAtSwitchover: Deviation = {
  name: 'multisite-calls-lost-at-switchover',
  requirement: 'switch.no-loss-when-ready',
  bug: 'Multisite calls belong to the member that they began on.',
  says: 'no longer exist on the primary',
  change: (behaviour) => ({ ...behaviour, keepsCallAsPrimary: (call) => !call.multisite }),
};
