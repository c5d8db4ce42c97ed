import type { Deviation } from './deviation.ts';

export const synchronizedByTheClock: Deviation = {
  name: 'synchronized-by-the-clock',
  requirement: 'ready.primary.calls-synchronized',
  bug: 'Copying is thought to be over after a minute, whatever is left.',
  says: 'the primary is still not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primarySynchronized: (s) =>
      behaviour.primarySynchronized(s) || s.now - (s.connection?.establishedAt ?? s.now) >= 60,
  }),
};
