import type { Deviation } from './deviation.ts';

export const callsLostAtSwitchover: Deviation = {
  name: 'calls-lost-at-switchover',
  requirement: 'switch.no-loss-when-ready',
  bug: 'The new primary drops the calls that it got in batches.',
  says: 'no longer exist on the primary',
  change: (behaviour) => ({ ...behaviour, keepsCallAsPrimary: (call) => call.id % 10 !== 0 }),
};
