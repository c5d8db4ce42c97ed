import type { Deviation } from './deviation.ts';

export const secondFailoverLosesCalls: Deviation = {
  name: 'second-failover-loses-calls',
  requirement: 'switch.no-loss-when-ready',
  bug: 'A member that comes back after a failure does not take over calls a second time.',
  says: 'no longer exist on the primary',
  change: (behaviour) => ({
    ...behaviour,
    keepsCallAsPrimary: (call, s) =>
      (s.starts < 2 || s.connection !== undefined) && behaviour.keepsCallAsPrimary(call, s),
  }),
};
