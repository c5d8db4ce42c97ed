import type { Deviation } from './deviation.ts';

export const readyPrimaryReadyForUpgrade: Deviation = {
  name: 'ready-primary-ready-for-upgrade',
  requirement: 'ready.upgrade.primary-never',
  bug: 'What is ready for switchover is taken to be ready for everything.',
  says: 'the primary is not ready for upgrade',
  change: (behaviour) => ({
    ...behaviour,
    readyForUpgrade: (s) =>
      s.role === 'backup' ||
      behaviour.primaryReady(
        {
          connection: s.connection !== undefined,
          settled: s.now - (s.connection?.establishedAt ?? s.now) >= 60,
          callsSynchronized: s.connection?.missing === 0,
          multisiteFinished: true,
        },
        s,
      ),
  }),
};
