import type { Deviation } from './deviation.ts';

export const default1000FromThirdConnection: Deviation = {
  name: 'default-1000-from-third-connection',
  requirement: 'option.default',
  bug: 'The default is set where the first two connections are made.',
  says: 'take at least',
  change: (behaviour) => ({
    ...behaviour,
    defaultLimit: (s) => (s.establishments >= 2 ? 1000 : behaviour.defaultLimit(s)),
  }),
};
