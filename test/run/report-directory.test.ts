import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { prepareReportDirectory } from '../../src/run/report-directory.ts';
import { runInProcess } from '../cli/run-command.ts';

const directory = mkdtempSync(join(tmpdir(), 'sip-ha-directory-'));
afterAll(() => rmSync(directory, { recursive: true }));

test('a directory is made with all above it, and only the reports of the run before are taken away', async () => {
  const path = join(directory, 'a', 'b', 'c');
  expect(await prepareReportDirectory(path, ['report.txt'])).toBe(path);
  expect(readdirSync(path)).toEqual([]);
  writeFileSync(join(path, 'report.txt'), '');
  writeFileSync(join(path, 'mine.txt'), '');
  await prepareReportDirectory(path, ['report.txt']);
  expect(readdirSync(path)).toEqual(['mine.txt']);
});

test('a report that cannot be taken away is told before the run', async () => {
  const path = join(directory, 'taken');
  mkdirSync(join(path, 'report.txt'), { recursive: true });
  await expect(prepareReportDirectory(path, ['report.txt'])).rejects.toThrow('cannot write to');
});

// Root may write everywhere.
test.skipIf(process.getuid?.() === 0)('a directory that is not ours is told before the run', async () => {
  const path = join(directory, 'locked');
  mkdirSync(path);
  chmodSync(path, 0o500);
  await expect(prepareReportDirectory(path, [])).rejects.toThrow('cannot write to');
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
])('%s %s leaves the reports of the run before alone', async (option, value) => {
  const path = join(directory, 'kept');
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'conformance.json'), 'before');
  const { exitCode } = await runInProcess(['conformance', '--report-dir', path, option, value]);
  expect(exitCode).toBe(64);
  expect(readFileSync(join(path, 'conformance.json'), 'utf8')).toBe('before');
});
