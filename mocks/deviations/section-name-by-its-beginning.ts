import type { Deviation } from './deviation.ts';

export const sectionNameByItsBeginning: Deviation = {
  name: 'section-name-by-its-beginning',
  requirement: 'option.location',
  bug: 'Any section is taken whose name begins like TServer.',
  says: '500 at once, take at least',
  change: (behaviour) => ({
    ...behaviour,
    defaultLimit: (s) => Number(s.option('Tserver2', 'ha-max-calls-sync-at-once') ?? 500),
  }),
};
