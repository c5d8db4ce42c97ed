import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/kit/package-info.ts';

test.each([
  ['src/targets/container/write-image.ts', 'x'],
  ['src/targets/container/write-image.ts', '--foo'],
  ['packaging/image/build-kit-image.ts', '--base'],
  ['src/control/write-openapi.ts', 'x'],
  ['src/report/write-conformance-schema.ts', '--x'],
  ['src/targets/container/write-image-settings-schema.ts', 'x'],
  ['bench/run-all.ts', 'x'],
  ['bench/suite.ts', '--rat=1'],
  ['test/hostile/run-hostile.ts', '--seed=x'],
  ['test/gate/run-gate.ts', '--nonsense'],
  ['test/gate/write-doc-numbers.ts', 'x'],
  ['test/gate/format-features.ts', 'x'],
  ['bin/sip-ha.js', 'nonsense'],
])('%s %s is wrong usage, told in a line', (script, word) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(packageRoot, script), word], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(status).toBe(64);
});
