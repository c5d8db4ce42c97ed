import type { Deviation } from './deviation.ts';

export const multisiteForgottenBesideOrdinaryCalls: Deviation = {
  name: 'multisite-forgotten-beside-ordinary-calls',
  requirement: 'ready.primary.multisite-finished',
  bug: 'The copying of ordinary calls resets the list of multisite calls.',
  says: 'the primary is still not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    multisiteFinished: (s) => behaviour.multisiteFinished(s) || (s.connection?.missingAtFirst ?? 0) > 0,
  }),
};
