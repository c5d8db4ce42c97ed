import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const oneLongLine: UnusualServer = {
  name: 'one-long-line',
  about: 'The document is one line without any white space between elements.',
  pagesOnly: true,
  change: (behaviour) => rewriteXml(behaviour, (body) => body.replace(/\n/g, '')),
};
