import type { UnusualServer } from './unusual-server.ts';

export const batchSpreadOverTwoSeconds: UnusualServer = {
  name: 'batch-spread-over-two-seconds',
  about: 'A batch goes out in four parts over two seconds, then comes the pause.',
  change: (behaviour) => ({
    ...behaviour,
    batchSize: (limit) => Math.floor(limit / 4),
    pause: (s) => ((s.connection?.batches ?? 0) % 4 === 0 ? 1 : 0.5),
  }),
};
