import type { Deviation } from './deviation.ts';

export const limitForgottenAtThirdConnection: Deviation = {
  name: 'limit-forgotten-at-third-connection',
  requirement: 'option.batch-limit',
  bug: 'The limit is handed from one connection to the next, and lost on the way to the third.',
  says: 'are copied before a pause of 1 s',
  change: (behaviour) => ({
    ...behaviour,
    batchSize: (limit, s) => (s.establishments >= 3 ? 1000 : behaviour.batchSize(limit, s)),
  }),
};
