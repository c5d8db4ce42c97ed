import type { Deviation } from './deviation.ts';

export const flickerAtThirtySeconds: Deviation = {
  name: 'flicker-at-thirty-seconds',
  requirement: 'ready.primary.sixty-seconds',
  bug: 'The flag is computed anew at half the time and is 1 for one sample.',
  says: 'the primary is still not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primaryReady: (c, s) =>
      behaviour.primaryReady(c, s) ||
      (c.connection && Math.abs(s.now - (s.connection?.establishedAt ?? 0) - 30) < 0.05),
  }),
};
