import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { ConformanceResult } from '../../src/report/result.ts';
import { reportFiles } from '../../src/report/write-reports.ts';
import { runCommand } from './run-command.ts';

// Each starts a process or two, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const directory = mkdtempSync(join(tmpdir(), 'sip-ha-command-'));
afterAll(() => rmSync(directory, { recursive: true }));

function resultIn(name: string): ConformanceResult {
  return ConformanceResult.parse(JSON.parse(readFileSync(join(directory, name, reportFiles.result), 'utf8')));
}

test.concurrent('one requirement on mock, from any directory, with reports where they were asked for', async () => {
  const args = ['conformance', '--requirement', 'option.default', '--report-dir', 'one'];
  const { exitCode, out, err } = await runCommand(args, { cwd: directory });
  expect(exitCode, out + err).toBe(0);
  expect(out).toMatch(/option\.default +pass/);
  expect(out.trimEnd().split('\n').at(-1)).toMatch(
    /^CONFORMANT in what was selected: 1 of \d+ requirements, \d+ of \d+ scenarios; build 8\.1\.103\.95$/,
  );
  const result = resultIn('one');
  expect(result).toMatchObject({ verdict: 'conformant', exitCode: 0, target: { name: 'mock', clock: 'virtual' } });
  expect(result.requirements.map(({ slug }) => slug)).toEqual(['option.default']);
});

test.concurrent('with --json standard output is the result and nothing else', async () => {
  const { exitCode, out } = await runCommand(
    ['conformance', '--requirement', 'option.location', '--json', '--report-dir', 'json'],
    { cwd: directory },
  );
  expect(exitCode).toBe(0);
  expect(ConformanceResult.parse(JSON.parse(out))).toEqual(resultIn('json'));
});

test.concurrent('a failure can be run again by the command that the report gives', async () => {
  const args = [
    'conformance',
    '--deviation',
    'ready-before-sixty-seconds',
    '--requirement',
    'ready.primary.sixty-seconds',
  ];
  const first = await runCommand([...args, '--report-dir', 'failed'], { cwd: directory });
  expect(first.exitCode).toBe(1);
  expect(first.out).toMatch(/failed +ready\.primary\.sixty-seconds: /);
  const again = /run it again: npm run conformance -- (.*)/.exec(first.out)?.[1]?.split(' ') ?? [];
  const second = await runCommand(['conformance', ...again, '--report-dir', 'again'], { cwd: directory });
  expect(second.exitCode).toBe(1);
  expect(resultIn('again').scenarios).toHaveLength(1);
});

test.concurrent('a wrong upgrade tool needs nothing of the target, and both ends of the report say that it is wrong', async () => {
  const tool = ['--deviation', 'takes-silence-for-ready', '--requirement', 'procedure.check-backup'];
  const args = ['conformance', '--target', 'process', '--rate', '20', ...tool, '--report-dir', 'tool'];
  const { exitCode, out, err } = await runCommand(args, { cwd: directory });
  expect(exitCode, out + err).toBe(1);
  const said = 'upgraded by a tool that is wrong on purpose: takes-silence-for-ready (process)';
  expect(err.split('\n')[0]).toContain(said);
  expect(/\nTarget: (.*)/.exec(out)?.[1]).toContain(said);
});

test.concurrent('reports that cannot be written in the end are no success, also not on standard output', async () => {
  const args = ['conformance', '--requirement', 'option.location', '--json', '--report-dir', 'taken-away'];
  const { exitCode, out, err } = await runCommand(args, {
    cwd: directory,
    onErr: (text) => {
      if (text.includes('scenarios against')) rmSync(join(directory, 'taken-away'), { recursive: true, force: true });
    },
  });
  expect(exitCode).toBe(3);
  expect(err).toContain('taken-away');
  expect(ConformanceResult.parse(JSON.parse(out))).toMatchObject({ verdict: 'broken', exitCode: 3 });
});

test.concurrent('a run that Ctrl-C ends says so, and blames nobody for what was not run', async () => {
  const args = ['conformance', '--target', 'process', '--rate', '1', '--requirement', 'ready.primary.sixty-seconds'];
  let signalled = false;
  const { exitCode, out } = await runCommand([...args, '--report-dir', 'stopped'], {
    cwd: directory,
    onErr: (text, signal) => {
      if (signalled || !text.includes('scenarios against')) return;
      signalled = true;
      signal('SIGINT');
    },
  });
  expect(exitCode).toBe(130);
  expect(out).toMatch(/\nINTERRUPTED: 0 of \d+ scenarios were run\n$/);
  expect(out).not.toContain('What needs attention');
  const { verdict, interrupted, summary, scenarios } = resultIn('stopped');
  expect({ verdict, interrupted }).toEqual({ verdict: 'broken', interrupted: { scenariosRun: 0 } });
  expect(summary.scenarios['not tested']).toBe(scenarios.length);
});
