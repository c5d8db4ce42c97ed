import type { Deviation } from './deviation.ts';

export const newPrimaryKeepsFlagWithoutConnection: Deviation = {
  name: 'new-primary-keeps-flag-without-connection',
  requirement: 'ready.primary.connection',
  bug: 'The loss of a connection is told to the member that was made primary, which the other one is now.',
  says: 'not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primaryReady: (c, s) =>
      behaviour.primaryReady(c, s) || (!c.connection && s.roleChanges > 0 && s.beforeLoss?.readyForSwitchover === true),
  }),
};
