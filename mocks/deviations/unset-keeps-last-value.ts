import type { Deviation } from './deviation.ts';

export const unsetKeepsLastValue: Deviation = {
  name: 'unset-keeps-last-value',
  requirement: 'option.default',
  bug: 'An option that is taken away leaves its last value.',
  says: '500 at once, take at least',
  change: (behaviour) => ({
    ...behaviour,
    defaultLimit: (s) => (s.establishments > 0 ? 1000 : 500),
  }),
};
