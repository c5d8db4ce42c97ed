import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const valueHalfInCdata: UnusualServer = {
  name: 'value-half-in-cdata',
  about: 'A value is partly text and partly CDATA.',
  pagesOnly: true,
  change: (behaviour) => rewriteXml(behaviour, (body) => body.replace(/>(Primary|Backup) /g, '>$1<![CDATA[ ]]>')),
};
