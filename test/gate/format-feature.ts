import { generateMessages } from '@cucumber/gherkin';
import { pretty } from '@cucumber/gherkin-utils';
import { SourceMediaType } from '@cucumber/messages';

/**
 * A feature file as it is to be: indented as gherkin-utils does it, single blank lines where there are any, and the cells of a table
 * to the left, which gherkin-utils does not do for numbers.
 *
 * @param uri for the message
 * @throws Error when it is not Gherkin
 */
export function formatFeature(uri: string, text: string): string {
  const indented = lines(prettyOf(uri, text)).filter(isFilled).values();
  const kept = lines(text).map((line) => (isFilled(line) ? (indented.next().value ?? '') : ''));
  const rest = [...indented];
  if (rest.length > 0) throw new Error(`${uri}: cannot be formatted: gherkin-utils adds ${rest.join(' / ')}`);
  const single = kept.filter((line, index) => isFilled(line) || (index > 0 && isFilled(kept[index - 1] ?? '')));
  return `${alignedTables(single).join('\n').trim()}\n`;
}

function prettyOf(uri: string, text: string): string {
  const [message] = generateMessages(text, uri, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, {
    newId: () => '',
    includeGherkinDocument: true,
  });
  if (message?.gherkinDocument === undefined)
    throw new Error(`${uri}: ${message?.parseError?.message ?? 'no Gherkin'}`);
  return pretty(message.gherkinDocument);
}

/** Cells that stand below one another begin and end at the same place. */
function alignedTables(all: readonly string[]): readonly string[] {
  const aligned: string[] = [];
  let table: string[] = [];
  const end = () => {
    aligned.push(...alignedTable(table));
    table = [];
  };
  for (const line of all) {
    if (line.trimStart().startsWith('|')) {
      table.push(line);
    } else {
      end();
      aligned.push(line);
    }
  }
  end();
  return aligned;
}

function alignedTable(rows: readonly string[]): readonly string[] {
  const indent = /^\s*/.exec(rows[0] ?? '')?.[0] ?? '';
  // A bar within a cell is written \|.
  const cells = rows.map((row) =>
    row
      .trim()
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
  const width = (column: number) => Math.max(...cells.map((row) => row[column]?.length ?? 0));
  return cells.map((row) => `${indent}| ${row.map((cell, column) => cell.padEnd(width(column))).join(' | ')} |`);
}

function lines(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}
