import type { Deviation } from './deviation.ts';

export const backlogForgottenFromThirdConnection: Deviation = {
  name: 'backlog-forgotten-from-third-connection',
  requirement: 'ready.primary.calls-synchronized',
  bug: 'The list of missing calls of a third connection is made in a place where nobody looks.',
  says: 'not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primarySynchronized: (s) =>
      behaviour.primarySynchronized(s) || (s.connection !== undefined && s.establishments >= 3),
  }),
};
