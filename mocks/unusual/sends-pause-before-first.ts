import type { UnusualServer } from './unusual-server.ts';

export const sendsPauseBeforeFirst: UnusualServer = {
  name: 'sends-pause-before-first',
  about: 'A pause comes before the first batch as well.',
  change: (behaviour) => ({ ...behaviour, delayBeforeFirstBatch: () => 1 }),
};
