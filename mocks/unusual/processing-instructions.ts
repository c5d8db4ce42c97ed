import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const processingInstructions: UnusualServer = {
  name: 'processing-instructions',
  about: 'A stylesheet is named and processing instructions stand about.',
  pagesOnly: true,
  change: (behaviour) =>
    rewriteXml(behaviour, (body) =>
      body
        .replace('<sipServer', '<?xml-stylesheet href="server.xsl" type="text/xsl"?><sipServer')
        .replace(/<HA_ROLE/, '<?page break?><HA_ROLE'),
    ),
};
