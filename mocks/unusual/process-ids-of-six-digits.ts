import type { UnusualServer } from './unusual-server.ts';

export const processIdsOfSixDigits: UnusualServer = {
  name: 'process-ids-of-six-digits',
  about: 'Process ids are large.',
  pagesOnly: true,
  change: (behaviour) => ({ ...behaviour, processId: (fresh) => fresh + 400_000 }),
};
