import type { Deviation } from './deviation.ts';

export const noPause: Deviation = {
  name: 'no-pause',
  requirement: 'option.batch-pause',
  bug: 'The batches follow each other at once.',
  says: 'take at least',
  change: (behaviour) => ({ ...behaviour, pause: () => 0 }),
};
