import type { Deviation } from './deviation.ts';

export const pauseOnceOnly: Deviation = {
  name: 'pause-once-only',
  requirement: 'option.batch-pause',
  bug: 'The timer of the pause is not armed again.',
  says: 'take at least',
  change: (behaviour) => ({ ...behaviour, pause: (s) => ((s.connection?.batches ?? 0) > 1 ? 0 : 1) }),
};
