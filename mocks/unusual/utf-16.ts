import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const utf16: UnusualServer = {
  name: 'utf-16',
  about: 'The page is in UTF-16 with a byte order mark.',
  pagesOnly: true,
  change: (behaviour) => rewriteXml(behaviour, (body) => `\ufeff${body.replace('UTF-8', 'UTF-16')}`, 'utf16le'),
};
