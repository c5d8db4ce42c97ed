import type { Deviation } from './deviation.ts';

export const flagBlankWhileNotReady: Deviation = {
  name: 'flag-blank-while-not-ready',
  requirement: 'http.flag-values',
  bug: 'A flag that is not set is printed as nothing.',
  says: 'neither 0 nor 1',
  change: (behaviour) => ({ ...behaviour, flagText: (_flag, ready) => (ready ? '1' : '') }),
};
