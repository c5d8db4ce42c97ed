import type { Deviation } from './deviation.ts';

export const multisiteCallsInOneByte: Deviation = {
  name: 'multisite-calls-in-one-byte',
  requirement: 'ready.primary.multisite-finished',
  bug: 'The number of old multisite calls is kept in one byte.',
  says: 'not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    multisiteFinished: (s) => (s.connection?.multisiteHolding ?? 1) % 256 === 0,
  }),
};
