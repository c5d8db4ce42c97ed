import type { Deviation } from './deviation.ts';

export const optionUsedAsIs: Deviation = {
  name: 'option-used-as-is',
  requirement: 'option.range',
  bug: 'The value is used as it is, with no look at its bounds.',
  says: 'at most 1000 missing calls are copied before a pause',
  change: (behaviour) => ({
    ...behaviour,
    readLimit: (text, previous, s) => (Number(text) > 1000 ? Number(text) : behaviour.readLimit(text, previous, s)),
  }),
};
