import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The directory of the kit, wherever the command was called from. */
export const packageRoot = join(import.meta.dirname, '..', '..');

export function packageVersion(): string {
  const text = readFileSync(join(packageRoot, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
