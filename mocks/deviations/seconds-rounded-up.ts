import type { Deviation } from './deviation.ts';

export const secondsRoundedUp: Deviation = {
  name: 'seconds-rounded-up',
  requirement: 'ready.primary.sixty-seconds',
  bug: 'The seconds that have passed are rounded.',
  says: 'was ready for switchover',
  change: (behaviour) => ({ ...behaviour, settlingTime: () => 59.5 }),
};
