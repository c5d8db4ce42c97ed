import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CucumberHtmlStream } from '@cucumber/html-formatter';
import type { Envelope } from '@cucumber/messages';

/** Cucumber's own report page, one file that needs no server. Takes a judged stream. */
export async function writeHtml(path: string, judged: readonly Envelope[]): Promise<void> {
  await pipeline(Readable.from(judged), new CucumberHtmlStream(), createWriteStream(path));
}
