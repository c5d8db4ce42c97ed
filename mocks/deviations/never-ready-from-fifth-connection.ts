import type { Deviation } from './deviation.ts';

export const neverReadyFromFifthConnection: Deviation = {
  name: 'never-ready-from-fifth-connection',
  requirement: 'ready.primary.all',
  bug: 'A table of connections has four places.',
  says: 'the primary is ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primaryReady: (c, s) => behaviour.primaryReady(c, s) && s.establishments < 5,
  }),
};
