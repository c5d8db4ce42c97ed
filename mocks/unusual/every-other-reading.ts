import type { UnusualServer } from './unusual-server.ts';

export const everyOtherReading: UnusualServer = {
  name: 'every-other-reading',
  about: 'Every open point is read the other way at once.',
  change: (behaviour) => behaviour,
  readings: {
    A3: 'missing',
    A4: 'no',
    A11: 'bound',
    A13: 'smaller',
    A14: 'yes',
    A17: 'flicker',
    A19: 'stay',
    A23: 'anew',
  },
};
