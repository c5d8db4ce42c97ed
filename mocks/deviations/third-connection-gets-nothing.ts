import type { Deviation } from './deviation.ts';

export const thirdConnectionGetsNothing: Deviation = {
  name: 'third-connection-gets-nothing',
  requirement: 'sync.missing-after-link-loss',
  bug: 'The exchange of calls is done at the first two connections.',
  says: 'none was copied for 60 s',
  change: (behaviour) => ({
    ...behaviour,
    isMissing: (call, there, s) => s.establishments <= 2 && behaviour.isMissing(call, there, s),
  }),
};
