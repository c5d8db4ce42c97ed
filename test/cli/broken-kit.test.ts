/** What breaks the kit or takes its outputs away: never a verdict of its own, and never the end of one that stands. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { packageRoot } from '../../src/kit/package-info.ts';
import { ConformanceResult } from '../../src/report/result.ts';
import { bin } from './marked-run.ts';

vi.setConfig({ testTimeout: 120_000 });

const directory = mkdtempSync(join(tmpdir(), 'sip-ha-broken-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const short = 'conformance --requirement option.location';

function shell(line: string, options: { env?: Record<string, string>; cwd?: string } = {}) {
  const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', line], {
    cwd: options.cwd ?? directory,
    env: { ...process.env, NO_COLOR: '1', KIT: `${process.execPath} ${bin}`, ...options.env },
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

function verdictIn(name: string): string {
  return ConformanceResult.parse(JSON.parse(readFileSync(join(directory, name, 'conformance.json'), 'utf8'))).verdict;
}

describe.skipIf(!existsSync('/dev/full'))('with no room under an output', () => {
  test.each([
    ['out', '> /dev/full'],
    ['err', '2> /dev/full'],
    ['both', '> /dev/full 2>&1'],
    ['head', '2>&1 | head -1'],
    ['closed', '>&- 2>&-'],
  ])('%s: the verdict stands in the files', (name, redirection) => {
    const { status } = shell(`$KIT ${short} --report-dir ${name} ${redirection}`);
    expect(status).toBe(0);
    expect(verdictIn(name)).toBe('conformant');
  });

  test.each([`${short} --json`, `${short} --list`, 'conformance --help', 'completion fish'])(
    '%s, which is for the output alone, ends with 3 and says why',
    (command) => {
      const { status, err } = shell(`$KIT ${command} > /dev/full`);
      expect(err).toContain('sip-ha: standard output could not be written: ENOSPC');
      expect(status).toBe(3);
    },
  );

  test('a failure is a failure also where nobody can read it', () => {
    const { status } = shell(`$KIT ${short} --deviation option-read-from-backup-sync --json > /dev/full`);
    expect(status).toBe(1);
  });
});

test('a process that runs out of memory is no verdict', () => {
  const { status, err } = shell(`$KIT ${short} --report-dir memory`, {
    env: { NODE_OPTIONS: '--max-old-space-size=10' },
  });
  expect(err).toContain('sip-ha: the kit itself failed: ');
  expect(status).toBe(3);
});

test('a package that is missing is told in words; --debug shows where', () => {
  const kit = join(directory, 'kit');
  mkdirSync(join(kit, 'node_modules'), { recursive: true });
  for (const name of ['bin', 'src', 'package.json'])
    cpSync(join(packageRoot, name), join(kit, name), { recursive: true });
  symlinkSync(join(packageRoot, 'node_modules', 'zod'), join(kit, 'node_modules', 'zod'));
  const run = (options: string) => shell(`${process.execPath} ${join(kit, 'bin', 'sip-ha.js')} conformance ${options}`);
  const { status, err } = run('');
  expect(err).toMatch(/^sip-ha: the kit itself failed: Error: Cannot find package .*; run "npm ci"\n$/);
  expect(status).toBe(3);
  expect(run('--debug').err).toMatch(/\n {4}at /);
});

test.each([
  ['the kit', "if (process.env.SIP_HA_KIT === '1') "],
  ['the process that watches it', "if (process.env.SIP_HA_KIT !== '1') "],
])('an exception that nobody catches in %s is told in words', (_, where) => {
  const astray = join(directory, 'astray.mjs');
  writeFileSync(astray, `${where}setTimeout(() => { throw new TypeError('gone astray'); }, 100);`);
  const { status, err } = shell(`$KIT ${short} --report-dir astray`, { env: { NODE_OPTIONS: `--import=${astray}` } });
  expect(err).toContain('gone astray');
  expect(err).not.toMatch(/\n {4}at /);
  expect(status).toBe(3);
});

test('too few open files are no fault of the target', () => {
  const { status, err } = shell(`ulimit -n 60; $KIT conformance --target process --report-dir files`);
  expect(err).toMatch(
    /^sip-ha: target process needs \d+ open files or more in a process, and the limit is 60: raise it/,
  );
  expect(status).toBe(3);
});
