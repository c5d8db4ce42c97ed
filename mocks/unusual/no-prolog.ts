import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const noProlog: UnusualServer = {
  name: 'no-prolog',
  about: 'The document has no XML prolog.',
  pagesOnly: true,
  change: (behaviour) => rewriteXml(behaviour, (body) => body.replace(/^<\?xml[^>]*>\s*/, '')),
};
