import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const moreAttributes: UnusualServer = {
  name: 'more-attributes',
  about: 'Elements have more attributes, some that look like labels.',
  pagesOnly: true,
  change: (behaviour) =>
    rewriteXml(behaviour, (body) => body.replace(/ rem=/g, ' id="7" type="counter" label="Readiness" rem=')),
};
