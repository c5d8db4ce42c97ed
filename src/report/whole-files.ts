import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The name of a file, and all that is to be in it. */
export interface WholeFile {
  readonly name: string;
  readonly text: string;
}

/** Where a file is written until it is whole. */
function aside(directory: string, name: string): string {
  return join(directory, `.${name}.part`);
}

/**
 * Writes files so that all of them appear, each of them whole, in the order given, or none of them: a reader who finds the last
 * one finds all. Whoever is killed meanwhile leaves no half of a file.
 */
export async function writeWhole(directory: string, files: readonly WholeFile[]): Promise<void> {
  try {
    await Promise.all(files.map(({ name, text }) => writeFile(aside(directory, name), text, { flush: true })));
    for (const { name } of files) await rename(aside(directory, name), join(directory, name));
  } catch (error) {
    await removeWhole(
      directory,
      files.map(({ name }) => name),
    ).catch(() => undefined);
    throw error;
  }
}

/** Takes away files, and what was left of writing them. */
export async function removeWhole(directory: string, names: readonly string[]): Promise<void> {
  const paths = names.flatMap((name) => [join(directory, name), aside(directory, name)]);
  const removed = await Promise.allSettled(paths.map((path) => rm(path, { force: true })));
  for (const one of removed) if (one.status === 'rejected') throw one.reason;
}
