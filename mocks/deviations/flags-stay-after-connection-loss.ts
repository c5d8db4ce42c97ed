import type { Deviation } from './deviation.ts';

export const flagsStayAfterConnectionLoss: Deviation = {
  name: 'flags-stay-after-connection-loss',
  requirement: 'ready.primary.connection',
  bug: 'What was reported before the connection was lost stays on the page.',
  says: 'the primary is not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primaryReady: (c, s) =>
      behaviour.primaryReady(c, s) || (!c.connection && s.beforeLoss?.readyForSwitchover === true),
  }),
};
