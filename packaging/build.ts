/**
 * `npm pack` runs this first: writes `dist`, the code as JavaScript with its types. Node refuses TypeScript below
 * node_modules, so an installed package must have it; the repository itself runs without.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compiledReferences, sourceReferences } from './compiled-references.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

rmSync(dist, { recursive: true, force: true });
execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
for (const path of filesUnder(dist)) {
  const text = compiledReferences(readFileSync(path, 'utf8'));
  const [left] = sourceReferences(text);
  if (left !== undefined) throw new Error(`${relative(root, path)} would look for a source file, ${left}`);
  writeFileSync(path, text);
}
// The image of a member is built from it.
cpSync(join(root, 'mocks/image/Dockerfile'), join(dist, 'mocks/image/Dockerfile'));

function filesUnder(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
