import type { Deviation } from './deviation.ts';

export const callsVanishAfterSwitchover: Deviation = {
  name: 'calls-vanish-after-switchover',
  requirement: 'switch.no-loss-when-ready',
  bug: 'Five seconds after a switchover the new primary clears up calls that it did not begin itself.',
  says: 'no longer exist on the primary',
  change: (behaviour) => ({
    ...behaviour,
    dropsCallsAt: (s) =>
      s.role === 'primary' && s.beforeRoleChange !== undefined && s.connection !== undefined
        ? s.beforeRoleChange.at + 5
        : undefined,
    dropsCall: (call) => call.id % 3 === 0,
  }),
};
