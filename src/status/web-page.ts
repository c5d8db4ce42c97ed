import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { foreignText } from '../http/foreign-text.ts';
import { fieldOfLabel, type Occurrence, type PageReading } from './page-fields.ts';

/** Deeper nesting is refused: it is no page for people, and the parser's work grows with the square of the depth. */
const maxDepth = 256;

/**
 * Reads the web page for people: rows of a table (or terms of a list) whose first cell is the label and whose next cell
 * is the value. Its layout is the server's own affair, so nothing but the labels counts. HTML has no "malformed": a page
 * is what the parser makes of it, and is refused when no known label stands on it.
 */
export async function readWebPage(text: string): Promise<PageReading> {
  // Only this form needs an HTML parser, and most runs never see this form.
  const { defaultTreeAdapter, parse } = await import('parse5');
  let depth = 0;
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth += 1;
      if (depth > maxDepth) throw new NestedTooDeep();
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
  try {
    const occurrences = occurrencesIn(rowsOf(parse(text, { treeAdapter })));
    if (occurrences.length > 0) return { kind: 'page', occurrences };
    return { kind: 'malformed', why: `expected the labels of a status page, came ${describePage(text)}` };
  } catch (error) {
    if (error instanceof NestedTooDeep) {
      return { kind: 'malformed', why: `the web page is nested more than ${maxDepth} levels deep` };
    }
    throw error;
  }
}

class NestedTooDeep extends Error {
  override readonly name = 'NestedTooDeep';
}

/** The cells of every row, in the order of the document. A row is whatever has cells: tr, dl, or a group within a dl. */
function rowsOf(node: Tree.Node, rows: Tree.Node[][] = []): Tree.Node[][] {
  const children = childrenOf(node);
  const cells = children.filter(({ nodeName }) => cellNames.has(nodeName));
  if (cells.length > 0) rows.push(cells);
  for (const child of children) rowsOf(child, rows);
  return rows;
}

function occurrencesIn(rows: readonly Tree.Node[][]): Occurrence[] {
  return rows.flatMap((cells, index) => {
    const labels = cells.map((cell) => fieldOfLabel(textOf(cell)));
    return labels.flatMap((field, column) => {
      if (field === undefined) return [];
      // Label beside label: a row of headings, the values stand below.
      const headings = labels[column + 1] !== undefined || labels[column - 1] !== undefined;
      const value = headings ? rows[index + 1]?.[column] : cells[column + 1];
      return value === undefined ? [] : [{ field, text: textOf(value) }];
    });
  });
}

const cellNames: ReadonlySet<string> = new Set(['th', 'td', 'dt', 'dd']);
const withoutText: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript']);

/** What a reader sees of a cell: its text without the white space around it, no-break spaces included. */
function textOf(node: Tree.Node): string {
  return rawText(node).replace(/\s+/g, ' ').trim();
}

function rawText(node: Tree.Node): string {
  if ('value' in node) return node.value;
  return withoutText.has(node.nodeName) ? '' : childrenOf(node).map(rawText).join('');
}

function childrenOf(node: Tree.Node): readonly Tree.ChildNode[] {
  return 'childNodes' in node ? node.childNodes : [];
}

function describePage(text: string): string {
  if (text.trim() === '') return 'an empty body';
  const title = /<title[^>]{0,200}>([^<]{0,200})/i.exec(text)?.[1];
  return title === undefined ? `"${foreignText(text, 60)}"` : `a page titled "${foreignText(title, 60)}"`;
}
