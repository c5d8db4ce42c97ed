import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/kit/package-info.ts';
import { fromWhereOneStands } from '../../src/kit/standing-directory.ts';

const byNpm = {
  npm_lifecycle_script: 'exec node bin/sip-ha.js conformance',
  npm_package_json: join(packageRoot, 'package.json'),
};

test.each([
  ['a script of the kit from below', { ...byNpm, INIT_CWD: '/elsewhere' }, packageRoot, 'out', '/elsewhere/out'],
  ['an absolute path', { ...byNpm, INIT_CWD: '/elsewhere' }, packageRoot, '/out', '/out'],
  ['a script of the kit from its own directory', { ...byNpm, INIT_CWD: packageRoot }, packageRoot, 'out', 'out'],
  ['no npm', {}, '/elsewhere', 'out', 'out'],
  [
    'a script of a project, which says where its things are',
    { ...byNpm, npm_package_json: '/project/package.json', INIT_CWD: '/project/sub' },
    '/project',
    'out',
    'out',
  ],
  [
    'another script of the kit',
    { ...byNpm, npm_lifecycle_script: 'exec node test/gate/run-gate.ts', INIT_CWD: '/elsewhere' },
    packageRoot,
    'out',
    'out',
  ],
])('%s', (_, environment, directory, path, expected) => {
  expect(fromWhereOneStands(path, { directory, environment })).toBe(expected);
});
