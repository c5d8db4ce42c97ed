import type { Deviation } from './deviation.ts';

export const portOptionLostAtRestart: Deviation = {
  name: 'port-option-lost-at-restart',
  requirement: 'http.port-option',
  bug: 'A restart goes to a port of its own.',
  says: 'is on the port of its option http-port',
  change: (behaviour) => ({ ...behaviour, httpPort: (option, s) => (s.starts > 1 ? 8099 : option) }),
};
