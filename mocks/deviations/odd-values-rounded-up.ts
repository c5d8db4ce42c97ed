import type { Deviation } from './deviation.ts';

export const oddValuesRoundedUp: Deviation = {
  name: 'odd-values-rounded-up',
  requirement: 'option.range',
  bug: 'Values are rounded to full thousands.',
  says: 'take at least',
  change: (behaviour) => ({
    ...behaviour,
    readLimit: (text, previous, s) => (Number(text) % 50 === 0 ? behaviour.readLimit(text, previous, s) : 1000),
  }),
};
