import type { Deviation } from './deviation.ts';

export const newPrimaryNeverReady: Deviation = {
  name: 'new-primary-never-ready',
  requirement: 'ready.primary.all',
  bug: 'The readiness of a primary is worked out in the process that started as primary only.',
  says: 'the primary is ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primaryReady: (c, s) => behaviour.primaryReady(c, s) && s.beforeRoleChange === undefined,
  }),
};
