import { expect, test } from 'vitest';
import { roomProblems } from './rooms.ts';
import { sourceFiles } from './source-files.ts';

test('no file refers across a room boundary', () => {
  const files = sourceFiles(['bin', 'src', 'steps', 'mocks', 'test', 'bench', 'packaging'], ['.ts', '.js']);
  expect(files.length).toBeGreaterThan(100);
  expect(roomProblems(files)).toEqual([]);
});

test.each([
  ['mocks/a.ts', "import type { A } from '../src/timing/interval.ts';"],
  ['mocks/sip-server/a.ts', "const a = await import('../../src/history/pair-history.ts');"],
  ['mocks/a.ts', "export * from '../src/control/control-client.ts';"],
  ['src/oracle/a.ts', "import { a } from '../../mocks/msw/mock-host.ts';"],
  ['src/oracle/a.ts', "import { a } from '../status/status-client.ts';"],
  ['src/cli/a.ts', "import {\n  a,\n  b,\n} from '../../mocks/deviations/index.ts';"],
  ['src/run/a.ts', "import '../../steps/hooks.ts';"],
  ['src/run/a.ts', "new URL('../../test/run/a.ts', import.meta.url)"],
  ['steps/a.steps.ts', "import { a } from '../mocks/sip-server/member.ts';"],
  ['bench/a.ts', "import { a } from '../test/cli/run-command.ts';"],
  ['src/targets/a.ts', "import { a } from '../cli/main.ts';"],
  ['src/targets/a.ts', "await import('../scenario/openings.ts');"],
  ['src/self-test/a.ts', "await import('../cli/main.ts');"],
  ['src/recording/a.ts', "import type { A } from '../report/result.ts';"],
])('%s with %s is found', (path, text) => {
  expect(roomProblems([{ path, text }])).toEqual([expect.stringContaining(`${path} refers to `)]);
});

test('a room of the kit that no floor is known of is found', () => {
  expect(roomProblems([{ path: 'src/attic/a.ts', text: '' }])).toEqual([
    expect.stringContaining('src/attic/a.ts lies'),
  ]);
});

test.each([
  ['src/cli/a.ts', "import { a } from '../run/run-plan.ts'; import { b } from './main.ts';"],
  ['mocks/sip-server/a.ts', "import { a } from '../../src/control/wire.ts'; import { http } from 'msw/http';"],
  ['src/targets/a.ts', "await import('../../mocks/deviations/index.ts');"],
  ['src/oracle/a.ts', "import type { A } from '../status/server-status.ts';"],
])('%s with %s is allowed', (path, text) => {
  expect(roomProblems([{ path, text }])).toEqual([]);
});
