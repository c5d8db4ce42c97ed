import type { Deviation } from './deviation.ts';

export const multisiteCallsForgottenAtThirdConnection: Deviation = {
  name: 'multisite-calls-forgotten-at-third-connection',
  requirement: 'ready.primary.multisite-finished',
  bug: 'The old multisite calls are collected at the first two connections.',
  says: 'not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    multisiteFinished: (s) => behaviour.multisiteFinished(s) || (s.connection !== undefined && s.establishments >= 3),
  }),
};
