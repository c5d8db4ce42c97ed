import type { Deviation } from './deviation.ts';

export const callsVanishAfterUpgrade: Deviation = {
  name: 'calls-vanish-after-upgrade',
  requirement: 'procedure.outcome',
  bug: 'A new build gives up the calls of an old one half a minute after it has taken over.',
  says: 'no longer exist on the primary',
  change: (behaviour) => ({
    ...behaviour,
    dropsCallsAt: (s) =>
      s.role === 'primary' && s.version !== s.firstVersion && s.beforeRoleChange !== undefined
        ? s.beforeRoleChange.at + 30
        : undefined,
  }),
};
