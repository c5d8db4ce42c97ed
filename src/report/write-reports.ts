import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { jsonText } from './json-text.ts';
import { judgedStream } from './judged-stream.ts';
import { inPlainCharacters } from './plain-characters.ts';
import type { ConformanceResult } from './result.ts';

/** Names of the files in the report directory. */
export const reportFiles = {
  result: 'conformance.json',
  messages: 'messages.ndjson',
  junit: 'junit.xml',
  html: 'report.html',
} as const;

/** The report directory could not be written. Exit code 3 unless the run had failed. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
}

/**
 * Writes every report of a run, replacing those of an earlier one, into a directory that is there.
 *
 * @throws ReportError
 */
export async function writeReports(
  directory: string,
  envelopes: readonly Envelope[],
  result: ConformanceResult,
): Promise<void> {
  try {
    // Loaded only now: a run that only lists scenarios, or fails to start, needs neither.
    const [{ junitXml }, { writeHtml }] = await Promise.all([import('./junit.ts'), import('./html.ts')]);
    const judged = judgedStream(envelopes, result).map(inPlainCharacters);
    await Promise.all([
      writeFile(join(directory, reportFiles.result), resultText(result)),
      writeFile(join(directory, reportFiles.messages), envelopes.map((envelope) => `${jsonText(envelope)}\n`).join('')),
      writeFile(join(directory, reportFiles.junit), `${junitXml(judged)}\n`),
      writeHtml(join(directory, reportFiles.html), judged, result),
    ]);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new ReportError(`the reports could not be written to ${directory}: ${cause}`, { cause: error });
  }
}

export function resultText(result: ConformanceResult): string {
  return `${jsonText(result, 2)}\n`;
}
