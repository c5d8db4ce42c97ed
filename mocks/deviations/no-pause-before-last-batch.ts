import type { Deviation } from './deviation.ts';

export const noPauseBeforeLastBatch: Deviation = {
  name: 'no-pause-before-last-batch',
  requirement: 'option.batch-pause',
  bug: 'The loop looks ahead and leaves out the pause when one batch is left.',
  says: 'take at least',
  change: (behaviour) => ({
    ...behaviour,
    pause: (s) => ((s.connection?.missing ?? 0) <= (s.connection?.limit ?? 0) ? 0 : 1),
  }),
};
