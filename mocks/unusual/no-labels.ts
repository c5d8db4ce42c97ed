import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const noLabels: UnusualServer = {
  name: 'no-labels',
  about: 'Elements have no labels.',
  pagesOnly: true,
  change: (behaviour) => rewriteXml(behaviour, (body) => body.replace(/ rem="[^"]*"/g, '')),
};
