import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const moduleWithinModule: UnusualServer = {
  name: 'module-within-module',
  about: 'The module stands in a root element of the same name.',
  pagesOnly: true,
  change: (behaviour) =>
    rewriteXml(behaviour, (body) => body.replace(/(<sipServer[\s\S]*<\/sipServer>)/, '<sipServer>$1</sipServer>')),
};
