import type { Deviation } from './deviation.ts';

export const noTimerAfterLongService: Deviation = {
  name: 'no-timer-after-long-service',
  requirement: 'ready.primary.sixty-seconds',
  bug: 'A primary that has been in service for ten minutes does not wait again.',
  says: 'not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    settlingTime: (s) => (s.now - s.startedAt > 600 ? 0 : behaviour.settlingTime(s)),
  }),
};
