import type { Deviation } from './deviation.ts';

export const callsLostOnTheWayBack: Deviation = {
  name: 'calls-lost-on-the-way-back',
  requirement: 'switch.no-loss-when-ready',
  bug: 'A member that was primary before frees the calls of that time.',
  says: 'no longer exist on the primary',
  change: (behaviour) => ({ ...behaviour, keepsCallAsPrimary: (call, s) => s.name !== 'sip-a' || call.id % 7 !== 0 }),
};
