import { mkdir, mkdtemp, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from './usage-error.ts';

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
