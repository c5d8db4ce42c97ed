import type { Deviation } from './deviation.ts';

export const lastEndedCallHolds: Deviation = {
  name: 'last-ended-call-holds',
  requirement: 'sync.ended-call-leaves',
  bug: 'The list is checked before the call is taken off it.',
  says: 'the backup is ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    endOfMissing: (_call, s) => (s.connection?.missing === 1 ? 'holds readiness' : 'leaves'),
  }),
};
