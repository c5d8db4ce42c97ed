import type { UnusualServer } from './unusual-server.ts';

export const badOptionMeansValueBefore: UnusualServer = {
  name: 'bad-option-means-value-before',
  about: 'An option out of range leaves the value that was in effect (A11).',
  change: (behaviour) => behaviour,
  readings: { A11: 'previous' },
};
