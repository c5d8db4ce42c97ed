import type { Deviation } from './deviation.ts';

export const multisiteIgnored: Deviation = {
  name: 'multisite-ignored',
  requirement: 'ready.primary.multisite-finished',
  bug: 'Nobody asks whether multisite calls from before the connection are over.',
  change: (behaviour) => ({ ...behaviour, multisiteFinished: () => true }),
};
