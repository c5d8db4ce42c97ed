import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { thisProcess } from '../../src/kit/process-identity.ts';
import { discardReports, ReportDirectory } from '../../src/run/report-directory.ts';
import { runInProcess } from '../cli/run-command.ts';

const directory = mkdtempSync(join(tmpdir(), 'sip-ha-directory-'));
afterAll(() => rmSync(directory, { recursive: true }));

test('a directory is made with all above it, and only the reports of the run before are taken away', async () => {
  const path = join(directory, 'a', 'b', 'c');
  const first = await ReportDirectory.open(path, ['report.txt']);
  expect(first.path).toBe(path);
  first.close();
  expect(readdirSync(path)).toEqual([]);
  for (const name of ['report.txt', '.report.txt.part', 'mine.txt']) writeFileSync(join(path, name), '');
  const second = await ReportDirectory.open(path, ['report.txt']);
  second.close();
  expect(readdirSync(path)).toEqual(['mine.txt']);
});

test('a report that cannot be taken away is told before the run, and the directory is free again', async () => {
  const path = join(directory, 'taken');
  mkdirSync(join(path, 'report.txt'), { recursive: true });
  for (const _ of [1, 2]) await expect(ReportDirectory.open(path, ['report.txt'])).rejects.toThrow('cannot write to');
});

test('a second run does not begin where another one writes, and leaves its reports alone', async () => {
  const path = join(directory, 'shared');
  const first = await ReportDirectory.open(path, ['report.txt']);
  writeFileSync(join(path, 'report.txt'), 'of the first');
  await expect(ReportDirectory.open(path, ['report.txt'])).rejects.toThrow('a directory of its own for each run');
  await discardReports(path, ['report.txt']);
  expect(readFileSync(join(path, 'report.txt'), 'utf8')).toBe('of the first');
  first.close();
  (await ReportDirectory.open(path, ['report.txt'])).close();
});

test.each([
  ['of a process that has ended', thisProcess().replace(/\/(\d+)\/(\d+)\//, '/$1/1/')],
  [
    'of a machine that was started anew since',
    thisProcess().replace(/[0-9a-f-]{36}/, '00000000-0000-0000-0000-000000000000'),
  ],
])('what is left %s keeps nobody out', async (_, identity) => {
  const path = join(directory, 'dead');
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, '.sip-ha-run'), identity);
  (await ReportDirectory.open(path, [])).close();
});

test('a run that cannot be seen from here has ended when it gives no sign for a minute', async () => {
  const path = join(directory, 'elsewhere');
  mkdirSync(path);
  const lock = join(path, '.sip-ha-run');
  writeFileSync(lock, thisProcess().replace(/^[^/]*/, 'another-host'));
  await expect(ReportDirectory.open(path, [])).rejects.toThrow('a directory of its own');
  const before = new Date(Date.now() - 61_000);
  utimesSync(lock, before, before);
  (await ReportDirectory.open(path, [])).close();
});

// Root may write everywhere.
test.skipIf(process.getuid?.() === 0)('a directory that is not ours is told before the run', async () => {
  const path = join(directory, 'locked');
  mkdirSync(path);
  chmodSync(path, 0o500);
  await expect(ReportDirectory.open(path, [])).rejects.toThrow('cannot write to');
});

writeFileSync(join(directory, 'file'), '');

test.each([
  [join(directory, 'file'), 'is not a directory'],
  [join(directory, 'file', 'reports'), 'ENOTDIR'],
  ...(existsSync('/proc/self')
    ? [
        ['/proc/no-such-thing/reports', 'ENOENT'],
        ['/proc', 'ENOENT'],
      ]
    : []),
])('--report-dir %s is wrong usage at once', async (path, why) => {
  for (const command of ['conformance', 'self-test']) {
    const { exitCode, out, err } = await runInProcess([command, '--report-dir', path]);
    expect(err).toContain(`sip-ha: --report-dir: cannot write to ${path}: `);
    expect(err).toContain(why);
    expect(out).toBe('');
    expect(exitCode).toBe(64);
  }
});

test.each([
  ['--deviation', 'nope'],
  ['--reading', 'A1=x'],
  ['--rate', '2'],
  ['--image-settings', '/nope'],
  ['--requirement', 'nope'],
  ['--no-such-option', ''],
])('%s %s, which begins no run, leaves no report of the run before', async (option, value) => {
  const path = join(directory, 'old');
  mkdirSync(path, { recursive: true });
  for (const name of ['conformance.json', 'junit.xml', 'mine.txt']) writeFileSync(join(path, name), 'before');
  const { exitCode } = await runInProcess(['conformance', option, value, '--report-dir', path]);
  expect(exitCode).toBe(64);
  expect(readdirSync(path)).toEqual(['mine.txt']);
});

test('a list leaves the reports of the run before alone, right or wrong', async () => {
  const path = join(directory, 'listed');
  mkdirSync(path);
  writeFileSync(join(path, 'conformance.json'), 'before');
  await runInProcess(['conformance', '--list', '--report-dir', path]);
  await runInProcess(['conformance', '--list', '--requirement', 'nope', '--report-dir', path]);
  expect(readFileSync(join(path, 'conformance.json'), 'utf8')).toBe('before');
});
