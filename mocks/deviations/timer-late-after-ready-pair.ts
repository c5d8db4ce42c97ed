import type { Deviation } from './deviation.ts';

export const timerLateAfterReadyPair: Deviation = {
  name: 'timer-late-after-ready-pair',
  requirement: 'ready.primary.sixty-seconds',
  bug: 'A timer that had run out is set anew a second late.',
  says: 'the primary is ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    settlingTime: (s) => (s.beforeLoss?.readyForSwitchover === true ? 61 : 60),
  }),
};
