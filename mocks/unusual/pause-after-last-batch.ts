import type { UnusualServer } from './unusual-server.ts';

export const pauseAfterLastBatch: UnusualServer = {
  name: 'pause-after-last-batch',
  about: 'A pause follows the last batch too, and readiness waits for it (A14).',
  change: (behaviour) => behaviour,
  readings: { A14: 'yes' },
};
