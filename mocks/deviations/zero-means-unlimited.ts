import type { Deviation } from './deviation.ts';

export const zeroMeansUnlimited: Deviation = {
  name: 'zero-means-unlimited',
  requirement: 'option.range',
  bug: '0 is taken for no limit.',
  says: 'at most 1000 missing calls are copied before a pause',
  change: (behaviour) => ({
    ...behaviour,
    readLimit: (text, previous, s) => (text === '0' ? 100_000 : behaviour.readLimit(text, previous, s)),
  }),
};
