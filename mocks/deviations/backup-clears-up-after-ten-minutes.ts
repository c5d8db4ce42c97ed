import type { Deviation } from './deviation.ts';

export const backupClearsUpAfterTenMinutes: Deviation = {
  name: 'backup-clears-up-after-ten-minutes',
  requirement: 'switch.no-loss-when-ready',
  bug: 'A backup clears up calls of which it has heard nothing for ten minutes.',
  says: 'no longer exist on the primary',
  change: (behaviour) => ({
    ...behaviour,
    dropsCallsAt: (s) =>
      s.role === 'backup' && s.now - s.lastCallAt < Number.POSITIVE_INFINITY ? s.lastCallAt + 600 : undefined,
  }),
};
