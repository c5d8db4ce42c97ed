import type { Deviation } from './deviation.ts';

export const endedCallHoldsFlag: Deviation = {
  name: 'ended-call-holds-flag',
  requirement: 'sync.ended-call-leaves',
  bug: 'A call that ends while it is missing is never taken off the count.',
  says: 'the backup is ready for switchover',
  change: (behaviour) => ({ ...behaviour, endOfMissing: () => 'holds readiness' }),
};
