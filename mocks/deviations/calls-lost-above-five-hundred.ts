import type { Deviation } from './deviation.ts';

export const callsLostAboveFiveHundred: Deviation = {
  name: 'calls-lost-above-five-hundred',
  requirement: 'switch.no-loss-when-ready',
  bug: 'The new primary takes over 500 calls.',
  says: 'no longer exist on the primary',
  change: (behaviour) => ({ ...behaviour, keepsCallAsPrimary: (call) => call.id <= 500 }),
};
