import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const valuesInCdata: UnusualServer = {
  name: 'values-in-cdata',
  about: 'Values stand in CDATA sections.',
  pagesOnly: true,
  change: (behaviour) => rewriteXml(behaviour, (body) => body.replace(/>([^<>\n]+)<\//g, '><![CDATA[$1]]></')),
};
