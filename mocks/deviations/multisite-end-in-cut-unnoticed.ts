import type { Deviation } from './deviation.ts';

export const multisiteEndInCutUnnoticed: Deviation = {
  name: 'multisite-end-in-cut-unnoticed',
  requirement: 'ready.primary.multisite-finished',
  bug: 'The end of a multisite call is noted by the connection, and without one by nobody.',
  says: 'the primary is ready for switchover',
  change: (behaviour) => {
    let unnoticed = false;
    return {
      ...behaviour,
      endWithoutConnection: (call, s) => {
        if (call.multisite) unnoticed = true;
        return behaviour.endWithoutConnection(call, s);
      },
      multisiteFinished: (s) => behaviour.multisiteFinished(s) && !unnoticed,
    };
  },
};
