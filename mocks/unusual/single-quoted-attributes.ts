import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const singleQuotedAttributes: UnusualServer = {
  name: 'single-quoted-attributes',
  about: 'Attributes stand in single quotes.',
  pagesOnly: true,
  change: (behaviour) => rewriteXml(behaviour, (body) => body.replace(/ rem="([^"]*)"/g, " rem='$1'")),
};
