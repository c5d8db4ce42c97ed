import { mkdir, mkdtemp, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { UsageError } from '../kit/usage-error.ts';
import type { ConformanceResult } from '../report/result.ts';
import { ReportError, reportFiles, writeReports } from '../report/write-reports.ts';
import { exitCodes } from '../verdict/exit-code.ts';

/** What a run came to in the end, its reports counted in. */
export interface Reported {
  readonly result: ConformanceResult;
  /** Why the reports are not there. */
  readonly unwritten?: string;
}

/** The directory of a run's reports: it can be written to, and nothing of an earlier run is in it. */
export class ReportDirectory {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /**
   * @param directory as given to `--report-dir`
   * @throws UsageError when it cannot be written to: before a run, not after it
   */
  static async open(directory: string): Promise<ReportDirectory> {
    return new ReportDirectory(await prepareReportDirectory(directory, Object.values(reportFiles)));
  }

  /** Writes every report. Where that fails, the run is no success: a gate that reads files must not take their absence for one. */
  async write(envelopes: readonly Envelope[], result: ConformanceResult): Promise<Reported> {
    try {
      await writeReports(this.#path, envelopes, result);
      return { result };
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      return { result: withoutReports(result, error.message), unwritten: error.message };
    }
  }
}

function withoutReports(result: ConformanceResult, problem: string): ConformanceResult {
  const problems = [...result.problems, problem];
  if (result.verdict !== 'conformant') return { ...result, problems };
  return { ...result, problems, verdict: 'broken', exitCode: exitCodes.broken };
}

/**
 * Makes the directory for the reports, where it is not there, and takes away what an earlier run left in it, so that nobody
 * takes that for the result of one that did not get that far.
 *
 * @param directory as given to `--report-dir`
 * @param files names of the reports that an earlier run may have left
 * @returns its absolute path; files can be made in it
 * @throws UsageError when it cannot be written to: before a run, not after it
 */
export async function prepareReportDirectory(directory: string, files: readonly string[]): Promise<string> {
  const path = resolve(directory);
  try {
    await makeDirectory(path);
    // Permissions do not tell it all, as on a file system that is read-only.
    await rmdir(await mkdtemp(join(path, '.sip-ha-')));
    await Promise.all(files.map((name) => rm(join(path, name), { force: true })));
    return path;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--report-dir: cannot write to ${directory}: ${why}`);
  }
}

/** Node's own recursive mkdir tries for ever where a directory that is there says that it is not, as /proc does. */
async function makeDirectory(path: string): Promise<void> {
  const present = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (present?.isDirectory()) return;
  if (present !== undefined) throw new Error(`${path} is not a directory`);
  await makeDirectory(dirname(path));
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    // Another shard, with the same directory, was faster.
    if (error.code !== 'EEXIST') throw error;
  });
}
