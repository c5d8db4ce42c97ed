import type { Deviation } from './deviation.ts';

export const readyAfterNinetySeconds: Deviation = {
  name: 'ready-after-ninety-seconds',
  requirement: 'ready.primary.all',
  bug: 'The 60 s are counted from the end of a check that takes 30 s.',
  says: 'the primary is ready for switchover',
  change: (behaviour) => ({ ...behaviour, settlingTime: () => 90 }),
};
