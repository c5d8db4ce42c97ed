import type { Deviation } from './deviation.ts';

export const optionLowerBoundExclusive: Deviation = {
  name: 'option-lower-bound-exclusive',
  requirement: 'option.range',
  bug: 'The check says more than 200 where it should say at least.',
  says: '601 missing call(s), 200 at once, take at least 3 s',
  change: (behaviour) => ({
    ...behaviour,
    readLimit: (text, previous, s) => (text === '200' ? 500 : behaviour.readLimit(text, previous, s)),
  }),
};
