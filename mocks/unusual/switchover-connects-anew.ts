import type { UnusualServer } from './unusual-server.ts';

export const switchoverConnectsAnew: UnusualServer = {
  name: 'switchover-connects-anew',
  about: 'A switchover establishes the HA connection anew, so the 60 s begin again (A23).',
  change: (behaviour) => behaviour,
  readings: { A23: 'anew' },
};
