import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { z } from 'zod';

/** Where this code lies: the root of the repository, or `dist` of an installed package, which has it as JavaScript. */
export const codeRoot = join(import.meta.dirname, '..', '..');

/** `.ts` in the repository, `.js` in an installed package: what the files of the code end in. */
export const codeExtension = extname(import.meta.filename);

/** Whether this is an installed package and not the repository. */
export const isInstalled = codeExtension === '.js';

/** The directory of the kit, wherever the command was called from: what is not code lies under it, as the features do. */
export const packageRoot = isInstalled ? join(codeRoot, '..') : codeRoot;

/** The step files, for Cucumber: a pattern under `packageRoot`. */
export const stepFiles = `${isInstalled ? 'dist/' : ''}steps/**/*${codeExtension}`;

export function packageVersion(): string {
  const text = readFileSync(join(packageRoot, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
