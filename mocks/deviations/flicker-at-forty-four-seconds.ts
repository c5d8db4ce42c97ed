import type { Deviation } from './deviation.ts';

export const flickerAtFortyFourSeconds: Deviation = {
  name: 'flicker-at-forty-four-seconds',
  requirement: 'ready.primary.sixty-seconds',
  bug: 'A timer of another length sets the flag for one sample.',
  says: 'the primary is not ready for switchover all the time',
  change: (behaviour) => ({
    ...behaviour,
    primaryReady: (c, s) =>
      behaviour.primaryReady(c, s) || (c.connection && Math.abs(s.now - (s.connection?.establishedAt ?? 0) - 44) < 0.5),
  }),
};
