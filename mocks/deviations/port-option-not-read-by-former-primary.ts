import type { Deviation } from './deviation.ts';

export const portOptionNotReadByFormerPrimary: Deviation = {
  name: 'port-option-not-read-by-former-primary',
  requirement: 'http.port-option',
  bug: 'A member that ran as primary starts on the port of that time.',
  says: 'is on the port of its option http-port',
  change: (behaviour) => ({
    ...behaviour,
    httpPort: (option, s) => (s.role === 'primary' && s.starts > 1 ? s.firstHttpPort : behaviour.httpPort(option, s)),
  }),
};
