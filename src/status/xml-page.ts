import { parseXml, XmlCdata, XmlElement, XmlText } from '@rgrove/parse-xml';
import { foreignText } from '../http/foreign-text.ts';
import {
  type FieldName,
  fieldNames,
  fieldOfElement,
  fieldOfLabel,
  type Occurrence,
  type PageReading,
} from './page-fields.ts';

/** A DOCTYPE is refused whole: all that it could do is to define entities and to fetch files. */
const doctypeRefused = 'the XML has a DOCTYPE, which is refused';

/** Deeper nesting is refused; a real page has four levels. */
const maxDepth = 64;

/**
 * Reads the XML form of the status page. Fields are found by the name of their element at any depth, or by its label
 * (attribute `rem`) where no element has the name: servers differ in what they wrap the statistics in.
 */
export function readXmlPage(text: string): PageReading {
  const start = firstMarkup(text);
  if (start === undefined) return { kind: 'other form', why: `expected XML, came ${describeStart(text)}` };
  if (/^<(!doctype\s+html|html)\b/i.test(start)) return { kind: 'other form', why: 'expected XML, came a web page' };
  if (/^<!doctype/i.test(start)) return { kind: 'malformed', why: doctypeRefused };
  const root = parseRoot(text);
  if (typeof root === 'string') return { kind: 'malformed', why: root };
  const found: Found[] = [];
  if (!collect(root, 0, 0, found))
    return { kind: 'malformed', why: `the XML is nested more than ${maxDepth} levels deep` };
  return { kind: 'page', occurrences: fieldNames.flatMap((field) => placesOf(field, found)) };
}

/** The text from the first tag on, behind a prolog and comments; undefined where the text does not begin with markup. */
function firstMarkup(text: string): string | undefined {
  const [before] = /^(?:\s|<\?(?:[^?]|\?(?!>)){0,2000}\?>|<!--(?:[^-]|-(?!->)){0,2000}-->)*/.exec(text) ?? [''];
  const start = text.slice(before.length, before.length + 40);
  return start.startsWith('<') ? start : undefined;
}

function describeStart(text: string): string {
  return text.trim() === '' ? 'an empty body' : `"${foreignText(text, 60)}"`;
}

/** The document's root, or why there is none. */
function parseRoot(text: string): XmlElement | string {
  try {
    // Line ends as XML has them: the parser itself copies the whole text for each carriage return.
    const document = parseXml(text.replace(/\r\n?/g, '\n'), { preserveDocumentType: true });
    if (document.children.some(({ type }) => type === 'doctype')) return doctypeRefused;
    return document.root ?? 'the XML has no root element';
  } catch (error) {
    // The parser recurses by element.
    if (error instanceof RangeError) return `the XML is nested more than ${maxDepth} levels deep`;
    const [problem = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return `the XML is not well-formed: ${foreignText(problem, 160)}`;
  }
}

interface Found extends Occurrence {
  readonly by: 'name' | 'label';
  /** How many elements named sipServer stand around it: some builds nest the module in a root of the same name. */
  readonly module: number;
  readonly depth: number;
}

/** The other modules of a whole document; they have names and versions of their own. */
const otherModules: ReadonlySet<string> = new Set([
  'sipStackObjects',
  'sipCallManager',
  'sipTSCP',
  'sipSessionController',
  'sipServiceChecker',
  'sipPresenceManager',
  'sipTransportLayer',
  'sipTrunkStatistics',
  'tLibClientsStatistics',
]);

/** False: nested too deep. */
function collect(element: XmlElement, depth: number, module: number, found: Found[]): boolean {
  if (depth > maxDepth) return false;
  const name = localName(element.name);
  if (otherModules.has(name)) return true;
  const byName = fieldOfElement(name);
  const { rem: label } = element.attributes;
  const field = byName ?? (label === undefined ? undefined : fieldOfLabel(label));
  if (field !== undefined) {
    found.push({ field, text: ownText(element), by: byName === undefined ? 'label' : 'name', module, depth });
  }
  const inner = name === 'sipServer' ? module + 1 : module;
  for (const child of element.children) {
    if (child instanceof XmlElement && !collect(child, depth + 1, inner, found)) return false;
  }
  return true;
}

/** The places that count for a field: by name before by label, in the innermost sipServer module, the shallowest first. */
function placesOf(field: FieldName, found: readonly Found[]): Found[] {
  const all = found.filter((place) => place.field === field);
  const named = all.filter(({ by }) => by === 'name');
  const candidates = named.length > 0 ? named : all;
  const module = candidates.reduce((innermost, place) => Math.max(innermost, place.module), 0);
  // A NAME outside the module is that of something else.
  if (field === 'name' && module === 0 && found.some((place) => place.module > 0)) return [];
  return candidates.filter((place) => place.module === module).sort((left, right) => left.depth - right.depth);
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** Text and CDATA of the element itself, without the white space of XML around it. Comments do not count. */
function ownText(element: XmlElement): string {
  let text = '';
  for (const child of element.children) {
    if (child instanceof XmlText || child instanceof XmlCdata) text += child.text;
  }
  return withoutSpaceAround(text);
}

/** By hand: a pattern for the end of a text begins anew at every white space within it. */
function withoutSpaceAround(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && xmlSpace.has(text.charAt(start))) start += 1;
  while (end > start && xmlSpace.has(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

const xmlSpace: ReadonlySet<string> = new Set([' ', '\t', '\r', '\n']);
