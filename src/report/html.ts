import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CucumberHtmlStream } from '@cucumber/html-formatter';
import type { Envelope } from '@cucumber/messages';

/** Cucumber's own report page, one file that needs no server. Takes a judged stream. Written at once: it comes in thousands of pieces. */
export async function writeHtml(path: string, judged: readonly Envelope[]): Promise<void> {
  await writeFile(path, await text(Readable.from(judged).compose(new CucumberHtmlStream())));
}
