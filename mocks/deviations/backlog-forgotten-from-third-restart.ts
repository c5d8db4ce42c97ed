import type { Deviation } from './deviation.ts';

export const backlogForgottenFromThirdRestart: Deviation = {
  name: 'backlog-forgotten-from-third-restart',
  requirement: 'ready.primary.calls-synchronized',
  bug: 'Each start of the backup takes one away from a counter of backlogs that begins at three.',
  says: 'not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primarySynchronized: (s) =>
      behaviour.primarySynchronized(s) || (s.connection !== undefined && s.establishments >= 4),
  }),
};
