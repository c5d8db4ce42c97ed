import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { foreignText } from '../http/foreign-text.ts';
import { fieldOfLabel, type Occurrence, type PageReading } from './page-fields.ts';

/** Deeper nesting is refused: it is no page for people, and part of the parser's work grows with the depth. */
const maxDepth = 64;

/**
 * Nodes that the parser may make: more than a mebibyte of a real page has. A formatting element that is left open is made anew
 * in every paragraph after it, so that a page of a mebibyte can ask for fourteen million.
 */
const mostNodes = 150_000;

/** Characters of a cell that are read, white space counted once: more than any label or value has, and any message shows. */
const longestCell = 300;

/**
 * Reads the web page for people: rows of a table (or terms of a list) whose first cell is the label and whose next cell
 * is the value. Its layout is the server's own affair, so nothing but the labels counts. HTML has no "malformed": a page
 * is what the parser makes of it, and is refused when no known label stands on it.
 */
export async function readWebPage(text: string): Promise<PageReading> {
  // Only this form needs an HTML parser, and most runs never see this form.
  const { defaultTreeAdapter, parse } = await import('parse5');
  let depth = 0;
  let nodes = 0;
  const countNode = () => {
    nodes += 1;
    if (nodes > mostNodes) throw new PageRefused(`the web page has more than ${mostNodes} nodes`);
  };
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement: (...given) => {
      countNode();
      return defaultTreeAdapter.createElement(...given);
    },
    createCommentNode: (text) => {
      countNode();
      return defaultTreeAdapter.createCommentNode(text);
    },
    insertText: (...given) => {
      countNode();
      defaultTreeAdapter.insertText(...given);
    },
    insertTextBefore: (...given) => {
      countNode();
      defaultTreeAdapter.insertTextBefore(...given);
    },
    onItemPush: () => {
      depth += 1;
      if (depth > maxDepth) throw new PageRefused(`the web page is nested more than ${maxDepth} levels deep`);
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
  try {
    const rows: Rows = [];
    read(parse(text, { treeAdapter }), rows);
    const occurrences = occurrencesIn(rows);
    if (occurrences.length > 0) return { kind: 'page', occurrences };
    return { kind: 'malformed', why: `expected the labels of a status page, came ${describePage(text)}` };
  } catch (error) {
    if (error instanceof PageRefused) return { kind: 'malformed', why: error.message };
    throw error;
  }
}

/** Thrown out of the parser, which has no other way to be stopped. */
class PageRefused extends Error {
  override readonly name = 'PageRefused';
}

/** The texts of the cells of every row. A row is whatever has cells: tr, dl, or a group within a dl. */
type Rows = string[][];

function occurrencesIn(rows: Rows): Occurrence[] {
  return rows.flatMap((cells, index) => {
    const labels = cells.map(fieldOfLabel);
    return labels.flatMap((field, column) => {
      if (field === undefined) return [];
      // Label beside label: a row of headings, the values stand below.
      const headings = labels[column + 1] !== undefined || labels[column - 1] !== undefined;
      const text = headings ? rows[index + 1]?.[column] : cells[column + 1];
      return text === undefined ? [] : [{ field, text }];
    });
  });
}

const cellNames: ReadonlySet<string> = new Set(['th', 'td', 'dt', 'dd']);
const withoutText: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript']);

/**
 * What a reader sees of a node: its text with single spaces, cut at the longest cell. Adds the rows in it to `rows`, in the
 * order of the document. Each node is visited once: a cell in a cell must not be read again for every one around it.
 */
function read(node: Tree.Node, rows: Rows): string {
  if ('value' in node) return cut(node.value.replace(/\s+/g, ' '));
  const cells: string[] = [];
  const children = childrenOf(node);
  if (children.some(isCell)) rows.push(cells);
  let text = '';
  for (const child of children) {
    const inner = read(child, rows);
    if (isCell(child)) cells.push(inner.trim());
    if (text.length < longestCell) text += text.endsWith(' ') ? inner.trimStart() : inner;
  }
  return withoutText.has(node.nodeName) ? '' : cut(text);
}

function cut(text: string): string {
  return text.length > longestCell ? text.slice(0, longestCell) : text;
}

function isCell({ nodeName }: Tree.Node): boolean {
  return cellNames.has(nodeName);
}

function childrenOf(node: Tree.Node): readonly Tree.ChildNode[] {
  return 'childNodes' in node ? node.childNodes : [];
}

function describePage(text: string): string {
  if (text.trim() === '') return 'an empty body';
  const title = /<title[^>]{0,200}>([^<]{0,200})/i.exec(text)?.[1];
  return title === undefined ? `"${foreignText(text, 60)}"` : `a page titled "${foreignText(title, 60)}"`;
}
