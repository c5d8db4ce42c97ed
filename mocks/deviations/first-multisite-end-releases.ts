import type { Deviation } from './deviation.ts';

export const firstMultisiteEndReleases: Deviation = {
  name: 'first-multisite-end-releases',
  requirement: 'ready.primary.multisite-finished',
  bug: 'The end of any multisite call counts as the end of all.',
  says: 'the primary is not ready for switchover',
  change: (behaviour) => {
    let most = 0;
    return {
      ...behaviour,
      multisiteFinished: (s) => {
        const holding = s.connection?.multisiteHolding ?? 0;
        most = s.connection === undefined ? 0 : Math.max(most, holding);
        return s.connection !== undefined && holding < Math.max(1, most);
      },
    };
  },
};
