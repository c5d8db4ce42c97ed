import type { Deviation } from './deviation.ts';

export const secondRestartGetsNothing: Deviation = {
  name: 'second-restart-gets-nothing',
  requirement: 'sync.missing-after-restart',
  bug: 'The exchange of calls is done twice in the life of a process.',
  says: 'none was copied for 60 s',
  change: (behaviour) => ({
    ...behaviour,
    isMissing: (call, there, s) => s.establishments <= 2 && behaviour.isMissing(call, there, s),
  }),
};
