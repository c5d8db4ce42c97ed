import type { Deviation } from './deviation.ts';

export const newCallHurriesNextBatch: Deviation = {
  name: 'new-call-hurries-next-batch',
  requirement: 'option.batch-pause',
  bug: 'A new call wakes what copies, and it goes on with the next batch.',
  says: 'take at least',
  change: (behaviour) => ({ ...behaviour, hurriesNextBatch: () => true }),
};
