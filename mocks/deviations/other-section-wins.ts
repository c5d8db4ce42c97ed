import type { Deviation } from './deviation.ts';

export const otherSectionWins: Deviation = {
  name: 'other-section-wins',
  requirement: 'option.location',
  bug: 'The section that was read last overrides section TServer.',
  says: '200 at once, take at least',
  change: (behaviour) => ({
    ...behaviour,
    readLimit: (text, previous, s) =>
      behaviour.readLimit(s.option('backup-sync', 'ha-max-calls-sync-at-once') ?? text, previous, s),
  }),
};
