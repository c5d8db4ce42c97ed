import type { UnusualServer } from './unusual-server.ts';

export const longerPause: UnusualServer = {
  name: 'longer-pause',
  about: 'The pause is 1.5 s: a second at least is what the document asks.',
  change: (behaviour) => ({ ...behaviour, pause: () => 1.5 }),
};
