import type { Deviation } from './deviation.ts';

export const multisiteCallsStopCopying: Deviation = {
  name: 'multisite-calls-stop-copying',
  requirement: 'sync.missing-after-link-loss',
  bug: 'While multisite calls exist nobody copies ordinary ones.',
  says: 'none was copied for 60 s',
  change: (behaviour) => ({
    ...behaviour,
    isMissing: (call, there, s) => s.multisiteCalls === 0 && behaviour.isMissing(call, there, s),
  }),
};
