import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const byteOrderMark: UnusualServer = {
  name: 'byte-order-mark',
  about: 'The document begins with a byte order mark.',
  pagesOnly: true,
  change: (behaviour) => rewriteXml(behaviour, (body) => `\ufeff${body}`),
};
