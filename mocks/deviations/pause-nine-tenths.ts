import type { Deviation } from './deviation.ts';

export const pauseNineTenths: Deviation = {
  name: 'pause-nine-tenths',
  requirement: 'option.batch-pause',
  bug: 'The pause is a timer of 900 ms.',
  says: 'take at least',
  change: (behaviour) => ({ ...behaviour, pause: () => 0.9 }),
};
