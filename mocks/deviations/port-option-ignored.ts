import type { Deviation } from './deviation.ts';

export const portOptionIgnored: Deviation = {
  name: 'port-option-ignored',
  requirement: 'http.port-option',
  bug: 'The page stays on the port that the member was made with.',
  says: 'is on the port of its option http-port',
  change: (behaviour) => ({ ...behaviour, httpPort: (_option, s) => s.firstHttpPort }),
};
