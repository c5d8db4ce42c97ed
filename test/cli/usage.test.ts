import { expect, test } from 'vitest';
import { nearScenarios } from '../../src/run/named.ts';
import { fixtureFiles } from '../run/fixtures/fixture-run.ts';
import { runInProcess } from './run-command.ts';

test.each([
  [['--requirement', 'no.such'], 'there is no requirement "no.such"; --list shows all'],
  [['--requirement', 'ready.primery.all'], 'did you mean ready.primary.all?'],
  [['--scenario', 'features/none.feature:1'], 'there is no scenario at "features/none.feature:1"'],
  [['--scenario', 'features/option/settings.feature:1'], 'the nearest are features/option/settings.feature:'],
  [['--tags', '@no-such-tag'], 'nothing selected'],
  [['--tags', 'not boundary'], 'came "boundary"; did you mean @boundary?'],
  [['--requirement', 'opton.*'], 'there is no requirement "opton.*"'],
  [['--tags', '@a and'], 'Expected a tag expression'],
  [['--tags', ' '], 'Expected a tag expression'],
  [['--report-dir', ''], 'Expected the name of a directory'],
  [['--shard', '3/2'], 'Expected i/n'],
  [['--shard', '9999/9999'], 'nothing selected'],
  [['--target', 'moc'], 'did you mean mock?'],
  [['--parallel', '0'], 'Expected a whole number from 1'],
  [['--grace', '-1'], 'Expected a number from 0'],
  [['--rate', '2'], 'the clock of mock is virtual'],
  [['--deviation', 'ready-before-sixty'], 'did you mean ready-before-sixty-seconds'],
  [['--deviation', 'takes-silence-for-redy'], 'did you mean takes-silence-for-ready'],
  [['--deviation', 'qqqq'], 'no wrong tool "qqqq"; docs/self-test.md lists all'],
  [['--deviation', 'no-pause', '--deviation', 'never-ready-primary'], 'given twice, first as no-pause'],
  [['--reading', 'A14=maybe'], 'A14=no|yes'],
  [['--reading', 'A14=yes', '--reading', 'A3=missing', '--reading', 'A14=no'], 'reading of A14 is given twice'],
  [['--image-settings', 'a.yaml'], '--image-settings is for --target container: mock has no images'],
  [['--target', 'container', '--image-settings', 'none.yaml'], 'none.yaml: expected the settings of an image: ENOENT'],
  [['--target', 'container', '--image-settings', 'a.yaml', '--reading', 'A14=yes'], "are for the kit's own pair"],
  [['--reqirement', 'http.status-page'], 'Did you mean --requirement?'],
  [['surplus'], 'too many arguments'],
])('%j is wrong usage, and says why in one line', async (args, why) => {
  const { exitCode, out, err } = await runInProcess(['conformance', '--report-dir', 'never-written', ...args]);
  expect(err).toContain(why);
  expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
  expect(out).toBe('');
  expect(exitCode).toBe(64);
});

test('a line that no scenario begins at leads to the nearest of the same file, those closest to it first', () => {
  const near = nearScenarios('features/pair.feature:11', fixtureFiles.scenarios);
  expect(near).toBe('; the nearest are features/pair.feature:10, features/pair.feature:6, features/pair.feature:21');
});

test('an unknown command is wrong usage, and so is none', async () => {
  expect(await runInProcess(['conformence'])).toMatchObject({ exitCode: 64, out: '' });
  expect(await runInProcess([])).toMatchObject({ exitCode: 64 });
});

test('help and version are no error', async () => {
  expect(await runInProcess(['--version'])).toMatchObject({
    exitCode: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
  const { exitCode, out } = await runInProcess(['conformance', '--help']);
  expect(exitCode).toBe(0);
  for (const option of ['--target', '--requirement', '--list', '--shard', 'Exit codes: 0 conformant']) {
    expect(out).toContain(option);
  }
});

test('a list runs nothing and names what would run', async () => {
  const { exitCode, out } = await runInProcess(['conformance', '--list', '--requirement', 'option.default']);
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^option\.default \(must\): .*\n {2}features\/option\/\S+:\d+ {2}\S/);
  expect(out).not.toContain('\nready.primary.all');
});

test('the shards together run everything once', async () => {
  const listed = async (...args: string[]) =>
    (await runInProcess(['conformance', '--list', ...args])).out.match(/^ {2}\S+:\d+/gm) ?? [];
  const [all, ...shards] = await Promise.all([
    listed(),
    listed('--shard', '1/3'),
    listed('--shard', '2/3'),
    listed('--shard', '3/3'),
  ]);
  const sizes = shards.map((shard) => new Set(shard).size);
  expect(new Set(shards.flat())).toEqual(new Set(all));
  expect(sizes.reduce((sum, size) => sum + size)).toBe(new Set(all).size);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
});
