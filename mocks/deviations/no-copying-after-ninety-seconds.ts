import type { Deviation } from './deviation.ts';

export const noCopyingAfterNinetySeconds: Deviation = {
  name: 'no-copying-after-ninety-seconds',
  requirement: 'sync.missing-after-link-loss',
  bug: 'The exchange of calls belongs to the start, which counts as over after 90 s.',
  says: 'none was copied for 60 s',
  change: (behaviour) => ({
    ...behaviour,
    isMissing: (call, there, s) => s.now - s.startedAt < 90 && behaviour.isMissing(call, there, s),
  }),
};
