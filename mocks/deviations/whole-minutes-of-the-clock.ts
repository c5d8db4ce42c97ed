import type { Deviation } from './deviation.ts';

export const wholeMinutesOfTheClock: Deviation = {
  name: 'whole-minutes-of-the-clock',
  requirement: 'ready.primary.sixty-seconds',
  bug: 'A minute counts as over when the clock shows the next one.',
  says: 'the primary is still not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    settlingSince: (s) => Math.floor((s.connection?.establishedAt ?? 0) / 60) * 60,
  }),
};
