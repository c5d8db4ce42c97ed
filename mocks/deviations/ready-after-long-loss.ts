import type { Deviation } from './deviation.ts';

export const readyAfterLongLoss: Deviation = {
  name: 'ready-after-long-loss',
  requirement: 'ready.primary.connection',
  bug: 'A backup that has been away for two minutes is given up, and nothing is left to wait for.',
  says: 'not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primaryReady: (c, s) =>
      behaviour.primaryReady(c, s) || (!c.connection && s.now - (s.beforeLoss?.at ?? s.now) > 120),
  }),
};
