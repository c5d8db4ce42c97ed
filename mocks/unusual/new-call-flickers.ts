import type { UnusualServer } from './unusual-server.ts';

export const newCallFlickers: UnusualServer = {
  name: 'new-call-flickers',
  about: 'A new call that is on its way takes readiness away for that moment (A17).',
  change: (behaviour) => behaviour,
  readings: { A17: 'flicker' },
};
