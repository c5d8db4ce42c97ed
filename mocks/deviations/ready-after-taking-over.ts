import type { Deviation } from './deviation.ts';

export const readyAfterTakingOver: Deviation = {
  name: 'ready-after-taking-over',
  requirement: 'ready.primary.connection',
  bug: 'A member that takes over keeps the flag that it had as backup.',
  says: 'the primary is not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primaryReady: (c, s) => behaviour.primaryReady(c, s) || (!c.connection && s.beforeRoleChange !== undefined),
  }),
};
