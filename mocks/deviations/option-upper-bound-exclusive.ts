import type { Deviation } from './deviation.ts';

export const optionUpperBoundExclusive: Deviation = {
  name: 'option-upper-bound-exclusive',
  requirement: 'option.range',
  bug: 'The check says less than 1000 where it should say at most.',
  change: (behaviour) => ({
    ...behaviour,
    readLimit: (text, previous, s) => (text === '1000' ? 500 : behaviour.readLimit(text, previous, s)),
  }),
};
