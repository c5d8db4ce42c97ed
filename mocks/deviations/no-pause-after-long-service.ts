import type { Deviation } from './deviation.ts';

export const noPauseAfterLongService: Deviation = {
  name: 'no-pause-after-long-service',
  requirement: 'option.batch-pause',
  bug: 'Seconds since the start are kept in single precision, and a pause vanishes in them.',
  says: 'take at least',
  change: (behaviour) => ({ ...behaviour, pause: (s) => (s.now - s.startedAt > 3600 ? 0 : behaviour.pause(s)) }),
};
