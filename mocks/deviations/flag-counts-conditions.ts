import type { Deviation } from './deviation.ts';

export const flagCountsConditions: Deviation = {
  name: 'flag-counts-conditions',
  requirement: 'http.flag-values',
  bug: 'A ready primary shows how many conditions hold.',
  says: 'neither 0 nor 1',
  change: (behaviour) => ({
    ...behaviour,
    flagText: (flag, ready, form, s) =>
      flag === 'switchover' && ready && s.role === 'primary' ? '4' : behaviour.flagText(flag, ready, form, s),
  }),
};
