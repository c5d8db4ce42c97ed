import type { Deviation } from './deviation.ts';

export const flagTrueText: Deviation = {
  name: 'flag-true-text',
  requirement: 'http.flag-values',
  bug: 'The flags are printed as words.',
  says: 'neither 0 nor 1',
  change: (behaviour) => ({ ...behaviour, flagText: (_flag, ready) => String(ready) }),
};
