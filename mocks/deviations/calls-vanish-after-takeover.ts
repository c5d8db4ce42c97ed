import type { Deviation } from './deviation.ts';

export const callsVanishAfterTakeover: Deviation = {
  name: 'calls-vanish-after-takeover',
  requirement: 'switch.no-loss-when-ready',
  bug: 'The calls of a primary that failed are not refreshed, and time out after five seconds.',
  says: 'no longer exist on the primary',
  change: (behaviour) => ({
    ...behaviour,
    dropsCallsAt: (s) =>
      s.role === 'primary' && s.beforeRoleChange !== undefined && s.connection === undefined
        ? s.beforeRoleChange.at + 5
        : undefined,
  }),
};
