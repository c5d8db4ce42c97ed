import type { Deviation } from './deviation.ts';

export const settlingFiftyNineSeconds: Deviation = {
  name: 'settling-fifty-nine-seconds',
  requirement: 'ready.primary.sixty-seconds',
  bug: 'A tick counter that starts at 1 reaches sixty a second early.',
  change: (behaviour) => ({ ...behaviour, settlingTime: () => 59 }),
};
