import type { Deviation } from './deviation.ts';

export const fourthConnectionCopiesNothing: Deviation = {
  name: 'fourth-connection-copies-nothing',
  requirement: 'sync.missing-after-link-loss',
  bug: 'The exchange of calls is kept for three connections.',
  says: 'none was copied for 60 s',
  change: (behaviour) => ({
    ...behaviour,
    isMissing: (call, there, s) => s.establishments <= 3 && behaviour.isMissing(call, there, s),
  }),
};
