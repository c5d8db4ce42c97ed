import type { UnusualServer } from './unusual-server.ts';

export const mirroredMultisiteCallsHoldNothing: UnusualServer = {
  name: 'mirrored-multisite-calls-hold-nothing',
  about: 'Multisite calls that the backup has since an earlier connection hold no readiness (A3).',
  change: (behaviour) => behaviour,
  readings: { A3: 'missing' },
};
