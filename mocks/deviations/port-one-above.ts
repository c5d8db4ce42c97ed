import type { Deviation } from './deviation.ts';

export const portOneAbove: Deviation = {
  name: 'port-one-above',
  requirement: 'http.port-option',
  bug: 'An option that was changed is taken for the port before the one to use.',
  says: 'is on the port of its option http-port',
  change: (behaviour) => ({
    ...behaviour,
    httpPort: (option, s) => (option === s.firstHttpPort ? option : option + 1),
  }),
};
