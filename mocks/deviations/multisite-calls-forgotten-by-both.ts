import type { Deviation } from './deviation.ts';

export const multisiteCallsForgottenByBoth: Deviation = {
  name: 'multisite-calls-forgotten-by-both',
  requirement: 'ready.backup.calls-synchronized',
  bug: 'Neither member knows of multisite calls.',
  says: 'the pair is not ready for switchover: at least one member is not ready',
  change: (behaviour) => ({
    ...behaviour,
    multisiteFinished: () => true,
    backupSynchronized: (s) => s.connection?.told?.callsMissing === false,
  }),
};
