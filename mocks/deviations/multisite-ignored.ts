import type { Deviation } from './deviation.ts';

export const multisiteIgnored: Deviation = {
  name: 'multisite-ignored',
  requirement: 'ready.primary.multisite-finished',
  bug: 'Nobody asks whether multisite calls from before the connection are over.',
  says: 'the primary is still not ready for switchover',
  change: (behaviour) => ({ ...behaviour, multisiteFinished: () => true }),
};
