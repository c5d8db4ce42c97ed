import type { Deviation } from './deviation.ts';

export const endedWithoutConnectionHolds: Deviation = {
  name: 'ended-without-connection-holds',
  requirement: 'sync.ended-call-leaves',
  bug: 'A call that ends without an HA connection stays on the list of those to copy.',
  says: 'the backup is ready for switchover',
  change: (behaviour) => ({ ...behaviour, endWithoutConnection: () => 'holds readiness' }),
};
