import type { Deviation } from './deviation.ts';

export const limitForgottenAfterSwitchover: Deviation = {
  name: 'limit-forgotten-after-switchover',
  requirement: 'option.batch-limit',
  bug: 'The member that became primary uses the largest limit.',
  says: 'at most 200 missing calls are copied before a pause',
  change: (behaviour) => ({ ...behaviour, batchSize: (limit, s) => (s.beforeRoleChange === undefined ? limit : 1000) }),
};
