import { explorationFiles, reportFiles } from '../report/write-reports.ts';
import { discardReports } from '../run/report-directory.ts';

interface Reporting {
  readonly files: readonly string[];
  /** With one of these options it writes no report. */
  readonly unless: readonly string[];
}

/** The commands that write reports. */
const reporting: ReadonlyMap<string, Reporting> = new Map([
  ['conformance', { files: Object.values(reportFiles), unless: ['--list'] }],
  ['explore', { files: explorationFiles, unless: [] }],
  ['self-test', { files: ['self-test.json'], unless: ['--explain', '--noise'] }],
]);

/**
 * After wrong usage: the report of the run before must not be taken for one of the run that was meant. What was meant is read
 * from the arguments as they came, as nobody could make sense of all of them.
 */
export async function discardOldReports([command = '', ...options]: readonly string[]): Promise<void> {
  const { files, unless } = reporting.get(command) ?? { files: [], unless: [] };
  if (files.length === 0 || options.some((option) => unless.includes(option.split('=')[0] ?? ''))) return;
  await discardReports(reportDirectoryIn(options), files);
}

function reportDirectoryIn(options: readonly string[]): string {
  const at = options.findLastIndex((option) => option === '--report-dir' || option.startsWith('--report-dir='));
  const given = options[at]?.startsWith('--report-dir=') ? options[at].slice('--report-dir='.length) : options[at + 1];
  return at === -1 || given === undefined || given === '' ? 'reports' : given;
}
