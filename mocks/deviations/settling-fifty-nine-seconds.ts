import type { Deviation } from './deviation.ts';

export const settlingFiftyNineSeconds: Deviation = {
  name: 'settling-fifty-nine-seconds',
  requirement: 'ready.primary.sixty-seconds',
  bug: 'A tick counter that starts at 1 reaches sixty a second early.',
  says: 'the primary is still not ready for switchover',
  change: (behaviour) => ({ ...behaviour, settlingTime: () => 59 }),
};
