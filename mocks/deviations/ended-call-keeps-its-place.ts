import type { Deviation } from './deviation.ts';

export const endedCallKeepsItsPlace: Deviation = {
  name: 'ended-call-keeps-its-place',
  requirement: 'sync.ended-call-leaves',
  bug: 'A call that ends while it is missing still takes a place in a batch.',
  says: 'the backup is ready for switchover',
  change: (behaviour) => ({ ...behaviour, endOfMissing: () => 'keeps its place' }),
};
