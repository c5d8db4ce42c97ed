import type { Envelope } from '@cucumber/messages';
import { systemTrouble } from '../kit/failure-words.ts';
import { jsonText } from './json-text.ts';
import { judgedStream } from './judged-stream.ts';
import { inPlainCharacters } from './plain-characters.ts';
import type { ConformanceResult } from './result.ts';
import { writeWhole } from './whole-files.ts';

/** Names of the files in the report directory. */
export const reportFiles = {
  result: 'conformance.json',
  messages: 'messages.ndjson',
  junit: 'junit.xml',
  html: 'report.html',
} as const;

/** What an exploration found, as features. */
export const foundFeature = 'exploration.feature';

/** What an exploration writes: the same, and {@link foundFeature}. */
export const explorationFiles: readonly string[] = [...Object.values(reportFiles), foundFeature];

/** The report directory could not be written. Exit code 3 unless the run had failed. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
}

/**
 * Writes every report of a run into a directory that is there: all of them or none, conformance.json last.
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
    const [{ junitXml }, { htmlPage }] = await Promise.all([import('./junit.ts'), import('./html.ts')]);
    const judged = judgedStream(envelopes, result).map(inPlainCharacters);
    await writeWhole(directory, [
      { name: reportFiles.messages, text: envelopes.map((envelope) => `${jsonText(envelope)}\n`).join('') },
      { name: reportFiles.junit, text: `${junitXml(judged)}\n` },
      { name: reportFiles.html, text: await htmlPage(judged, result) },
      { name: reportFiles.result, text: resultText(result) },
    ]);
  } catch (error) {
    const cause = systemTrouble(error) ?? (error instanceof Error ? error.message : String(error));
    throw new ReportError(`the reports could not be written to ${directory}: ${cause}`, { cause: error });
  }
}

export function resultText(result: ConformanceResult): string {
  return `${jsonText(result, 2)}\n`;
}
