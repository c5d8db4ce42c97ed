import { rewritePage } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const noContentType: UnusualServer = {
  name: 'no-content-type',
  about: 'Answers have no Content-Type.',
  pagesOnly: true,
  change: (behaviour) => rewritePage(behaviour, (answer) => ({ ...answer, headers: {} })),
};
