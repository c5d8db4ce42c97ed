import type { Deviation } from './deviation.ts';

export const halfPauseWithLargeBatches: Deviation = {
  name: 'half-pause-with-large-batches',
  requirement: 'option.batch-pause',
  bug: 'With 1,000 calls at once half a second is thought to be enough.',
  says: '1000 at once, take at least',
  change: (behaviour) => ({ ...behaviour, pause: (s) => (s.connection?.limit === 1000 ? 0.5 : 1) }),
};
