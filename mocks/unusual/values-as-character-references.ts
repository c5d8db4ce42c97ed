import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const valuesAsCharacterReferences: UnusualServer = {
  name: 'values-as-character-references',
  about: 'Digits are written as character references.',
  pagesOnly: true,
  change: (behaviour) =>
    rewriteXml(behaviour, (body) =>
      body.replace(/>([01])</g, (_, digit: string) => `>&#x${digit.charCodeAt(0).toString(16)};<`),
    ),
};
