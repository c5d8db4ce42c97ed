import type { Deviation } from './deviation.ts';

export const oneMultisiteCallOverlooked: Deviation = {
  name: 'one-multisite-call-overlooked',
  requirement: 'ready.primary.multisite-finished',
  bug: 'The count of multisite calls is compared with one instead of zero.',
  says: 'the primary is still not ready for switchover',
  change: (behaviour) => ({ ...behaviour, multisiteFinished: (s) => (s.connection?.multisiteHolding ?? 2) <= 1 }),
};
