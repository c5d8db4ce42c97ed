import type { UnusualServer } from './unusual-server.ts';

export const badOptionMeansNearestBound: UnusualServer = {
  name: 'bad-option-means-nearest-bound',
  about: 'An option out of range counts as the nearest bound (A11).',
  change: (behaviour) => behaviour,
  readings: { A11: 'bound' },
};
