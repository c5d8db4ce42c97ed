import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const defaultNamespace: UnusualServer = {
  name: 'default-namespace',
  about: 'The document has a default namespace.',
  pagesOnly: true,
  change: (behaviour) =>
    rewriteXml(behaviour, (body) => body.replace('<sipServer', '<sipServer xmlns="urn:genesys:sip"')),
};
