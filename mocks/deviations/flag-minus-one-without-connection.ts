import type { Deviation } from './deviation.ts';

export const flagMinusOneWithoutConnection: Deviation = {
  name: 'flag-minus-one-without-connection',
  requirement: 'http.flag-values',
  bug: 'Without a connection the flag is unknown, and that is -1.',
  says: 'neither 0 nor 1',
  change: (behaviour) => ({
    ...behaviour,
    flagText: (flag, ready, form, s) => (s.connection === undefined ? '-1' : behaviour.flagText(flag, ready, form, s)),
  }),
};
