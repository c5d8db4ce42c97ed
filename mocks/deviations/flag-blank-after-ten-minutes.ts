import type { Deviation } from './deviation.ts';

export const flagBlankAfterTenMinutes: Deviation = {
  name: 'flag-blank-after-ten-minutes',
  requirement: 'http.flag-values',
  bug: 'The text of a flag is freed after ten minutes.',
  says: 'readiness for upgrade is 0 or 1',
  change: (behaviour) => ({
    ...behaviour,
    flagText: (flag, ready, form, s) =>
      flag === 'upgrade' && s.now - s.startedAt > 600 ? '' : behaviour.flagText(flag, ready, form, s),
  }),
};
