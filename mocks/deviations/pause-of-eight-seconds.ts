import type { Deviation } from './deviation.ts';

export const pauseOfEightSeconds: Deviation = {
  name: 'pause-of-eight-seconds',
  requirement: 'option.batch-pause',
  bug: 'The pause is taken from another option.',
  says: 'are copied within 50 s',
  change: (behaviour) => ({ ...behaviour, pause: () => 8 }),
};
