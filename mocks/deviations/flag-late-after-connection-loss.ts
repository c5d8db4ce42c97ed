import type { Deviation } from './deviation.ts';

export const flagLateAfterConnectionLoss: Deviation = {
  name: 'flag-late-after-connection-loss',
  requirement: 'ready.primary.connection',
  bug: 'The loss is noticed by a timer of five seconds.',
  says: 'the primary is not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primaryReady: (c, s) =>
      behaviour.primaryReady(c, s) ||
      (!c.connection && s.beforeLoss?.readyForSwitchover === true && s.now - s.beforeLoss.at < 5),
  }),
};
