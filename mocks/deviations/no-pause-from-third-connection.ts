import type { Deviation } from './deviation.ts';

export const noPauseFromThirdConnection: Deviation = {
  name: 'no-pause-from-third-connection',
  requirement: 'option.batch-pause',
  bug: 'The timer of the pause is made twice in the life of a process.',
  says: 'take at least',
  change: (behaviour) => ({ ...behaviour, pause: (s) => (s.establishments >= 3 ? 0 : behaviour.pause(s)) }),
};
