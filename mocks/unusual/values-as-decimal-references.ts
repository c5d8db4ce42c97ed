import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const valuesAsDecimalReferences: UnusualServer = {
  name: 'values-as-decimal-references',
  about: 'Digits are written as decimal character references with leading zeros.',
  pagesOnly: true,
  change: (behaviour) =>
    rewriteXml(behaviour, (body) => body.replace(/>([01])</g, (_, digit: string) => `>&#00${digit.charCodeAt(0)};<`)),
};
