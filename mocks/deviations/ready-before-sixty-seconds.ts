import type { Deviation } from './deviation.ts';

export const readyBeforeSixtySeconds: Deviation = {
  name: 'ready-before-sixty-seconds',
  requirement: 'ready.primary.sixty-seconds',
  bug: 'The settling time was set to 30 s for a test and stayed so.',
  says: 'the primary is still not ready for switchover',
  change: (behaviour) => ({ ...behaviour, settlingTime: () => 30 }),
};
