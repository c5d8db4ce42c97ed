import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { shortageOf } from '../kit/failure-words.ts';
import { fromWhereOneStands } from '../kit/standing-directory.ts';
import { UsageError } from '../kit/usage-error.ts';
import type { ConformanceResult } from '../report/result.ts';
import { removeWhole } from '../report/whole-files.ts';
import { ReportError, reportFiles, writeReports } from '../report/write-reports.ts';
import { exitCodes } from '../verdict/exit-code.ts';
import { DirectoryLock, DirectoryTaken, isTaken } from './directory-lock.ts';

/** What a run came to in the end, its reports counted in. */
export interface Reported {
  readonly result: ConformanceResult;
  /** Why the reports are not there. */
  readonly unwritten?: string;
}

/** The directory of a run's reports: it can be written to, nothing of an earlier run is in it, and no other run has it. */
export class ReportDirectory {
  readonly path: string;
  readonly #lock: DirectoryLock;

  private constructor(path: string, lock: DirectoryLock) {
    this.path = path;
    this.#lock = lock;
  }

  /**
   * Makes the directory where it is not there, and takes away what an earlier run left in it, so that nobody takes that for the
   * result of one that did not get that far.
   *
   * @param directory as given to `--report-dir`
   * @param files names of the reports that an earlier run may have left
   * @throws UsageError when it cannot be written to, or another run does: before a run, not after it; ReportError where this
   *   machine has no room for reports
   */
  static async open(
    directory: string,
    files: readonly string[] = Object.values(reportFiles),
  ): Promise<ReportDirectory> {
    const path = resolve(fromWhereOneStands(directory));
    try {
      await makeDirectory(path);
      // Permissions do not tell it all, as on a file system that is read-only; making a lock does.
      const lock = DirectoryLock.take(path);
      await removeWhole(path, files).catch((error: unknown) => {
        lock.release();
        throw error;
      });
      return new ReportDirectory(path, lock);
    } catch (error) {
      const shortage = shortageOf(error);
      if (shortage !== undefined) throw new ReportError(`${directory} cannot take the reports: ${shortage}`);
      const why = error instanceof Error ? error.message : String(error);
      if (error instanceof DirectoryTaken)
        throw new UsageError(`--report-dir: expected a directory of its own for each run, came ${directory}: ${why}`);
      throw new UsageError(`--report-dir: cannot write to ${directory}: ${why}`);
    }
  }

  /** Writes every report. Where that fails there is none, and the run is no success: a gate that reads files must not take their absence for one. */
  async write(envelopes: readonly Envelope[], result: ConformanceResult): Promise<Reported> {
    try {
      await writeReports(this.path, envelopes, result);
      return { result };
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      return { result: withoutReports(result, error.message), unwritten: error.message };
    }
  }

  /** Others may have it now. Safe to call twice. */
  close(): void {
    this.#lock.release();
  }
}

/**
 * Takes away what an earlier run left where one was to begin that did not, as it was asked for wrongly: its report must not be
 * taken for an answer. Not where another run is under way.
 */
export async function discardReports(directory: string, files: readonly string[]): Promise<void> {
  const path = resolve(fromWhereOneStands(directory));
  if (isTaken(path)) return;
  // Whatever cannot be removed: the command has failed already, and says why.
  await removeWhole(path, files).catch(() => undefined);
}

function withoutReports(result: ConformanceResult, problem: string): ConformanceResult {
  const problems = [...result.problems, problem];
  if (result.verdict !== 'conformant') return { ...result, problems };
  return { ...result, problems, verdict: 'broken', exitCode: exitCodes.broken };
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
    // Another run, with a directory beside this one, was faster.
    if (error.code !== 'EEXIST') throw error;
  });
}
