import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { packageRoot } from '../../src/kit/package-info.ts';
import type { SourceFile } from './rooms.ts';

/** The files under some directories of the repository whose names end so. */
export function sourceFiles(directories: readonly string[], endings: readonly string[]): SourceFile[] {
  return directories
    .flatMap((directory) => readdirSync(join(packageRoot, directory), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: relative(packageRoot, path).split(sep).join('/'),
      text: readFileSync(path, 'utf8'),
    }));
}
