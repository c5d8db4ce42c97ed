import type { Deviation } from './deviation.ts';

export const flagCountsConnections: Deviation = {
  name: 'flag-counts-connections',
  requirement: 'http.flag-values',
  bug: 'A ready backup shows how often it has been ready.',
  says: 'readiness for switchover is 0 or 1',
  change: (behaviour) => ({
    ...behaviour,
    flagText: (flag, ready, form, s) =>
      ready && flag === 'switchover' && s.establishments > 2
        ? String(s.establishments - 1)
        : behaviour.flagText(flag, ready, form, s),
  }),
};
