import type { Deviation } from './deviation.ts';

export const differentBuildsCopyNothing: Deviation = {
  name: 'different-builds-copy-nothing',
  requirement: 'procedure.outcome',
  bug: 'Calls are exchanged between equal builds only.',
  says: 'no longer exist on the primary',
  change: (behaviour) => ({
    ...behaviour,
    isMissing: (call, there, s) => s.connection?.peerVersion === s.version && behaviour.isMissing(call, there, s),
  }),
};
