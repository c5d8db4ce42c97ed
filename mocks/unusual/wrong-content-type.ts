import { rewritePage } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const wrongContentType: UnusualServer = {
  name: 'wrong-content-type',
  about: 'Every page is called a picture.',
  pagesOnly: true,
  change: (behaviour) => rewritePage(behaviour, (answer) => ({ ...answer, headers: { 'content-type': 'image/png' } })),
};
