import { rewritePage } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const chunked: UnusualServer = {
  name: 'chunked',
  about: 'Answers come in chunks of a few bytes, without a length.',
  pagesOnly: true,
  change: (behaviour) => rewritePage(behaviour, (answer) => ({ ...answer, transfer: 'chunked' })),
};
