import type { Deviation } from './deviation.ts';

export const flagsABuildBeforeCopying: Deviation = {
  name: 'flags-a-build-before-copying',
  requirement: 'sync.version-gate',
  bug: 'Readiness comes with 8.1.102.58, and the copying of calls with the next build.',
  says: 'missing calls are copied to the backup until none is missing',
  change: (behaviour) => ({
    ...behaviour,
    isMissing: (call, there, s) =>
      s.version !== '8.1.102.58' && s.connection?.peerVersion !== '8.1.102.58' && behaviour.isMissing(call, there, s),
  }),
};
