import type { Deviation } from './deviation.ts';

export const negativeMeansUnlimited: Deviation = {
  name: 'negative-means-unlimited',
  requirement: 'option.range',
  bug: 'A negative value wraps around to a large one.',
  says: 'at most 1000 missing calls are copied before a pause',
  change: (behaviour) => ({
    ...behaviour,
    readLimit: (text, previous, s) => (Number(text) < 0 ? 4_294_967_291 : behaviour.readLimit(text, previous, s)),
  }),
};
