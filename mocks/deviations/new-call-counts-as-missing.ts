import type { Deviation } from './deviation.ts';

export const newCallCountsAsMissing: Deviation = {
  name: 'new-call-counts-as-missing',
  requirement: 'sync.new-calls',
  bug: 'A new call is copied, and put on the list of missing calls as well.',
  says: 'the primary is ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primarySynchronized: (s) =>
      behaviour.primarySynchronized(s) && s.lastCallAt <= (s.connection?.establishedAt ?? Number.NEGATIVE_INFINITY),
  }),
};
