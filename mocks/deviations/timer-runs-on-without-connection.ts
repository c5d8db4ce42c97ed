import type { Deviation } from './deviation.ts';

export const timerRunsOnWithoutConnection: Deviation = {
  name: 'timer-runs-on-without-connection',
  requirement: 'ready.primary.connection',
  bug: 'The 60 s run out without a connection too, and then nobody asks for one.',
  says: 'the primary is not ready for switchover all the time',
  change: (behaviour) => ({
    ...behaviour,
    primaryReady: (c, s) =>
      behaviour.primaryReady(c, s) ||
      (!c.connection && s.now - s.startedAt >= 60 && s.now - (s.beforeLoss?.at ?? s.now) > 55),
  }),
};
