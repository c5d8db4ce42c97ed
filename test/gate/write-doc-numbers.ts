/** Run after a change of the features or the wrong servers: `npm run docs`. A test fails until that is done. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/kit/package-info.ts';
import { scriptArguments } from '../../src/kit/script-arguments.ts';
import { docNumbers, withNumbers } from './doc-numbers.ts';
import { withShownRun } from './shown-run.ts';

scriptArguments({ command: 'npm run docs' });
for (const file of new Set(docNumbers.map((number) => number.file))) {
  const path = join(packageRoot, file);
  const text = withNumbers(file, readFileSync(path, 'utf8'));
  writeFileSync(path, file === 'README.md' ? await withShownRun(text) : text);
}
