import { rewritePage } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const unknownCharset: UnusualServer = {
  name: 'unknown-charset',
  about: 'The Content-Type names a character set that does not exist.',
  pagesOnly: true,
  change: (behaviour) =>
    rewritePage(behaviour, (answer) => ({ ...answer, headers: { 'content-type': 'text/xml; charset=x-genesys' } })),
};
