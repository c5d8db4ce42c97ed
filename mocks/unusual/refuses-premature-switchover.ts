import type { UnusualServer } from './unusual-server.ts';

export const refusesPrematureSwitchover: UnusualServer = {
  name: 'refuses-premature-switchover',
  about: 'A switchover is refused while either member is not ready (A21).',
  change: (behaviour) => ({ ...behaviour, obeysSwitchover: (ready) => ready }),
};
