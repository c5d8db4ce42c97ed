import type { Deviation } from './deviation.ts';

export const noCopyingAfterLongCut: Deviation = {
  name: 'no-copying-after-long-cut',
  requirement: 'sync.missing-after-link-loss',
  bug: 'A connection that was lost for ten minutes is taken for a new one, without an exchange.',
  says: 'none was copied for 60 s',
  change: (behaviour) => ({
    ...behaviour,
    isMissing: (call, there, s) =>
      s.now - (s.beforeLoss?.at ?? s.now) - (s.now - (s.connection?.establishedAt ?? s.now)) < 600 &&
      behaviour.isMissing(call, there, s),
  }),
};
