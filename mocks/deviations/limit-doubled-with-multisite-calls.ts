import type { Deviation } from './deviation.ts';

export const limitDoubledWithMultisiteCalls: Deviation = {
  name: 'limit-doubled-with-multisite-calls',
  requirement: 'option.batch-limit',
  bug: 'Each kind of call has a limit of its own, and both are used for ordinary calls.',
  says: 'are copied before a pause of 1 s',
  change: (behaviour) => ({ ...behaviour, batchSize: (limit, s) => (s.multisiteCalls > 0 ? 2 * limit : limit) }),
};
