import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CucumberHtmlStream } from '@cucumber/html-formatter';
import type { Envelope } from '@cucumber/messages';
import { printable } from './failure-text.ts';
import type { ConformanceResult } from './result.ts';
import { conclusion } from './terminal.ts';

/**
 * Cucumber's own report page, one file that needs no server, with what the run comes to at its head: Cucumber knows
 * scenarios only. Takes a judged stream.
 */
export async function htmlPage(judged: readonly Envelope[], result: ConformanceResult): Promise<string> {
  const page = await text(Readable.from(judged).compose(new CucumberHtmlStream()));
  return page.replace('<body>', () => `<body>\n${head(result)}`);
}

function head(result: ConformanceResult): string {
  const lines = conclusion(result, (_style, plain) => plain);
  const rows = result.requirements.map(
    ({ slug, verdict, demand }) => `<tr><td>${escaped(slug)}</td><td>${verdict}</td><td>${escaped(demand)}</td></tr>`,
  );
  return [
    '<header style="font-family: sans-serif; margin: 1em">',
    `<h1>${escaped(lines.at(-1) ?? '')}</h1>`,
    ...[...result.problems, ...lines.slice(0, -1)].map((line) => `<p>${escaped(line)}</p>`),
    '<details><summary>Requirements</summary><table>',
    ...rows,
    '</table></details>',
    '</header>',
    '',
  ].join('\n');
}

function escaped(said: string): string {
  return printable(said).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
