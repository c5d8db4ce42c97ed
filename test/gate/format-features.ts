/** `npm run format`: the feature files too, after Biome has done what it knows. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/kit/package-info.ts';
import { scriptArguments } from '../../src/kit/script-arguments.ts';
import { formatFeature } from './format-feature.ts';

scriptArguments({ command: 'npm run format' });
for (const uri of globSync('features/**/*.feature', { cwd: packageRoot })) {
  const path = join(packageRoot, uri);
  const text = readFileSync(path, 'utf8');
  const formatted = formatFeature(uri, text);
  if (formatted === text) continue;
  writeFileSync(path, formatted);
  console.log(`formatted ${uri}`);
}
