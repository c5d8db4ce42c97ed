import type { PageField } from '../sip-server/page.ts';
import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const latin1: UnusualServer = {
  name: 'latin-1',
  about: 'The page is in ISO 8859-1 and says so in its prolog.',
  pagesOnly: true,
  change: (behaviour) => {
    const renamed = { ...behaviour, fields: latinName };
    return rewriteXml(renamed, (body) => body.replace('UTF-8', 'ISO-8859-1'), 'latin1');
  },
};

function latinName(fields: readonly PageField[]): readonly PageField[] {
  return fields.map((field) => (field.name === 'NAME' ? { ...field, text: `${field.text} Zürich` } : field));
}
