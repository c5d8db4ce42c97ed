import type { UnusualServer } from './unusual-server.ts';

export const jitteredPause: UnusualServer = {
  name: 'jittered-pause',
  about: 'The pause is a second and up to 0.8 s more, never the same.',
  change: (behaviour) => ({ ...behaviour, pause: (s) => 1 + 0.8 * (((s.connection?.batches ?? 0) * 0.618) % 1) }),
};
