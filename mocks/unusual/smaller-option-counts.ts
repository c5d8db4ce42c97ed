import type { UnusualServer } from './unusual-server.ts';

export const smallerOptionCounts: UnusualServer = {
  name: 'smaller-option-counts',
  about: 'Where the members have different limits, the smaller one counts (A13).',
  change: (behaviour) => behaviour,
  readings: { A13: 'smaller' },
};
