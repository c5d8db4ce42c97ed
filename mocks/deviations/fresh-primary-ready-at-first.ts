import type { Deviation } from './deviation.ts';

export const freshPrimaryReadyAtFirst: Deviation = {
  name: 'fresh-primary-ready-at-first',
  requirement: 'ready.primary.sixty-seconds',
  bug: 'The flag of a fresh process begins at 1 and is first worked out after two seconds.',
  says: 'the primary is still not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primaryReady: (c, s) =>
      behaviour.primaryReady(c, s) || (c.connection && s.establishments === 1 && s.now - s.startedAt < 2),
  }),
};
