import type { Deviation } from './deviation.ts';

export const optionUsedAsIs: Deviation = {
  name: 'option-used-as-is',
  requirement: 'option.range',
  bug: 'The value is used as it is, with no look at its bounds.',
  change: (behaviour) => ({
    ...behaviour,
    readLimit: (text, previous, s) => (Number(text) > 1000 ? Number(text) : behaviour.readLimit(text, previous, s)),
  }),
};
