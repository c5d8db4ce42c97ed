import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const wrappedDeep: UnusualServer = {
  name: 'wrapped-deep',
  about: 'The module stands some levels deep in a document.',
  pagesOnly: true,
  change: (behaviour) =>
    rewriteXml(behaviour, (body) =>
      body.replace(
        /(<sipServer[\s\S]*<\/sipServer>)/,
        '<response><status code="0"/><data><modules>$1</modules></data></response>',
      ),
    ),
};
