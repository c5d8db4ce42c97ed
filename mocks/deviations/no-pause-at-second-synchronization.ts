import type { Deviation } from './deviation.ts';

export const noPauseAtSecondSynchronization: Deviation = {
  name: 'no-pause-at-second-synchronization',
  requirement: 'option.batch-pause',
  bug: 'The timer is cancelled with the first connection and never made again.',
  says: 'take at least',
  change: (behaviour) => ({ ...behaviour, pause: (s) => (s.establishments > 2 ? 0 : 1) }),
};
