import { rewritePage } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const htmlContentTypeForXml: UnusualServer = {
  name: 'html-content-type-for-xml',
  about: 'The page for programs is called a web page, as the real server is known to do.',
  pagesOnly: true,
  change: (behaviour) => rewritePage(behaviour, (answer) => ({ ...answer, headers: { 'content-type': 'text/html' } })),
};
