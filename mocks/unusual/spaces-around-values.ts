import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const spacesAroundValues: UnusualServer = {
  name: 'spaces-around-values',
  about: 'Line breaks and tabs stand around the values.',
  pagesOnly: true,
  change: (behaviour) => rewriteXml(behaviour, (body) => body.replace(/>([^<>\n]+)<\//g, '>\r\n\t$1\r\n</')),
};
