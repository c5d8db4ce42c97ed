import type { Deviation } from './deviation.ts';

export const exponentAccepted: Deviation = {
  name: 'exponent-accepted',
  requirement: 'option.range',
  bug: 'The number is read with an exponent and not checked after that.',
  says: 'at most 1000 missing calls are copied before a pause',
  change: (behaviour) => ({
    ...behaviour,
    readLimit: (text, previous, s) => (text === '2e3' ? 2000 : behaviour.readLimit(text, previous, s)),
  }),
};
