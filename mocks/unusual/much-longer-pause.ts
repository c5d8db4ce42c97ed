import type { UnusualServer } from './unusual-server.ts';

export const muchLongerPause: UnusualServer = {
  name: 'much-longer-pause',
  about: 'The pause is three seconds.',
  change: (behaviour) => ({ ...behaviour, pause: () => 3 }),
};
