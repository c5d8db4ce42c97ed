import type { Deviation } from './deviation.ts';

export const portOneAbove: Deviation = {
  name: 'port-one-above',
  requirement: 'http.port-option',
  bug: 'The option is taken for the port before the one to use.',
  says: 'is on the port of its option http-port',
  change: (behaviour) => ({ ...behaviour, httpPort: (option) => option + 1 }),
};
