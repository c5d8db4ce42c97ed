import type { Deviation } from './deviation.ts';

export const differentBuildsCopyNothing: Deviation = {
  name: 'different-builds-copy-nothing',
  requirement: 'sync.version-gate',
  bug: 'Calls are exchanged between equal builds only.',
  says: 'none was copied for 10 s',
  change: (behaviour) => ({
    ...behaviour,
    isMissing: (call, there, s) => s.connection?.peerVersion === s.version && behaviour.isMissing(call, there, s),
  }),
};
