/** Pages of a hostile server, each as large as is read. What reading them costs is measured in a process of their own. */
import { maxPageBytes } from '../../src/status/status-client.ts';
import { readWebPage } from '../../src/status/web-page.ts';
import { readXmlPage } from '../../src/status/xml-page.ts';
import type { Attempt } from './attempt.ts';

export interface PageInput {
  readonly form: 'xml' | 'web';
  readonly page: () => string;
}

/** As many of a piece as a page can hold, numbered where the piece has a §. */
function full(piece: string, before = '', after = ''): string {
  const pieces: string[] = [before];
  let length = before.length + after.length;
  for (let number = 0; ; number += 1) {
    const next = piece.replaceAll('§', number.toString(36));
    length += next.length;
    if (length > maxPageBytes) break;
    pieces.push(next);
  }
  return `${pieces.join('')}${after}`;
}

const web = (page: () => string): PageInput => ({ form: 'web', page });
const xml = (page: () => string): PageInput => ({ form: 'xml', page });

/** Formatting elements that are left open are made anew in every paragraph that follows (the HTML adoption agency). */
function formatting(open: number, paragraph = '<p>x'): string {
  return full(paragraph, `<p>${Array.from({ length: open }, (_, index) => `<b id=${index}>`).join('')}`);
}

export const pageInputs: Readonly<Record<string, PageInput>> = {
  'web: 55 formatting elements and paragraphs without end': web(() => formatting(55)),
  'web: 20 formatting elements and paragraphs without end': web(() => formatting(20)),
  'web: 55 formatting elements and list items without end': web(() => formatting(55, '</p><li>x')),
  'web: 55 formatting elements, paragraphs and links': web(() => formatting(55, '<p><a>x')),
  'web: formatting elements closed in the wrong order': web(() => full('<b><i></b></i>')),
  'web: links within links': web(() => full('<a href=§>x')),
  'web: a table within a table within a table': web(() => full('<table><tr><td>')),
  'web: text that is put before its table': web(() => full('x<b>', '<table>')),
  'web: line breaks': web(() => full('<br>')),
  'web: cells': web(() => full('<td>', '<table><tr>')),
  'web: rows of one label': web(() => full('<tr><td>HA role<td>x', '<table>')),
  'web: attributes without end': web(() => full('a§ ', '<p ')),
  'web: attributes on elements that are given twice': web(() => full('<body a§=1>')),
  'web: an attribute without end': web(() => full('x', '<p a="')),
  'web: a comment without end': web(() => full('-', '<!-')),
  'web: comments': web(() => full('<!---->')),
  'web: character references': web(() => full('&lt;')),
  'web: a character reference without end': web(() => full('&CounterClockwiseContourIntegra')),
  'web: templates': web(() => full('<template>')),
  'web: SVG within SVG': web(() => full('<svg><desc>')),
  'web: options': web(() => full('<option>', '<select>')),
  'web: frames': web(() => full('<frameset>')),
  'web: a script without end': web(() => full('<!--<script>', '<script>')),
  'web: end tags of what was never begun': web(() => full('</p></br>')),
  'web: zero bytes': web(() => full('\0')),
  'web: one long word': web(() => full('x')),
  'web: white space': web(() => full(' \n')),
  'web: angle brackets': web(() => full('<')),
  'web: titles without end': web(() => full('<title')),
  'xml: elements': xml(() => full('<a/>', '<r>', '</r>')),
  'xml: elements with a label': xml(() => full('<a rem="HA role"/>', '<r>', '</r>')),
  'xml: modules within modules': xml(() => full('<sipServer>')),
  'xml: attributes without end': xml(() => full('a§="" ', '<r ', '/>')),
  'xml: one attribute again and again': xml(() => full('a="" ', '<r ', '/>')),
  'xml: character references': xml(() => full('&#65;', '<r>', '</r>')),
  'xml: character references in an attribute': xml(() => full('&lt;', '<r a="', '"/>')),
  'xml: CDATA': xml(() => full('<![CDATA[]]>', '<r>', '</r>')),
  'xml: comments': xml(() => full('<!---->', '<r>', '</r>')),
  'xml: processing instructions': xml(() => full('<?a?>', '<r>', '</r>')),
  'xml: processing instructions before the root': xml(() => full('<?a?>', '', '<r/>')),
  'xml: comments before the root': xml(() => full('<!-- -->', '', '<r/>')),
  'xml: question marks': xml(() => full('?', '<?a ')),
  'xml: dashes': xml(() => full('-', '<!--')),
  'xml: carriage returns': xml(() => full('\r', '<r>', '</r>')),
  'xml: astral characters': xml(() => full('\u{1f600}', '<r>', '</r>')),
  'xml: white space around a value': xml(() => full(' ', '<r><HA_ROLE>', 'x</HA_ROLE></r>')),
  'xml: white space at the beginning': xml(() => full(' ', '', 'x')),
  'xml: as deep as can be': xml(() => full('<a>')),
  'xml: a name without end': xml(() => full('a', '<', '/>')),
  'xml: entities within entities': xml(() =>
    full('<!ENTITY a§ "&a0;&a0;&a0;">', '<!DOCTYPE r [<!ENTITY a0 "x">', ']><r>&a1;</r>'),
  ),
};

export async function tryPageInput({ form, page }: PageInput): Promise<Attempt> {
  const text = page();
  // The parser itself is loaded with the first page.
  await readWebPage('');
  const before = process.cpuUsage();
  const { kind } = form === 'web' ? await readWebPage(text) : readXmlPage(text);
  const { user, system } = process.cpuUsage(before);
  return { came: kind, cpuSeconds: (user + system) / 1e6 };
}
