import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const prefixedElements: UnusualServer = {
  name: 'prefixed-elements',
  about: 'Every element has a namespace prefix.',
  pagesOnly: true,
  change: (behaviour) =>
    rewriteXml(behaviour, (body) =>
      body
        .replace(/<(\/?)([A-Za-z_]+)/g, '<$1gen:$2')
        .replace('<gen:sipServer', '<gen:sipServer xmlns:gen="urn:genesys:sip"'),
    ),
};
