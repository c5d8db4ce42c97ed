import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, test, vi } from 'vitest';
import { ConformanceResult } from '../../src/report/result.ts';
import { bin, longRun, type MarkedRun, startMarked, until } from './marked-run.ts';

// They start real processes, on machines that may be busy.
vi.setConfig({ testTimeout: 150_000 });

const directory = mkdtempSync(join(tmpdir(), 'sip-ha-signals-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const onLinux = test.skipIf(!existsSync('/proc/self/environ'));

async function begun(run: MarkedRun): Promise<void> {
  await until('the run has begun', () => run.text().includes('scenarios against'));
}

function resultIn(name: string): ConformanceResult {
  return ConformanceResult.parse(JSON.parse(readFileSync(join(directory, name, 'conformance.json'), 'utf8')));
}

onLinux.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s ends a run with its report and exit code %i, and nothing runs on', async (signal, code) => {
  const run = startMarked(process.execPath, [bin, ...longRun, '--report-dir', join(directory, signal)]);
  await begun(run);
  run.child.kill(signal);
  expect(await run.ended).toEqual({ exitCode: code, signal: null });
  expect(run.text()).toContain('INTERRUPTED: ');
  expect(resultIn(signal)).toMatchObject({ exitCode: code, interrupted: { scenariosRun: expect.any(Number) } });
  await until('all its processes have ended', () => run.processes().length === 0);
});

onLinux('a flood of signals does not cut the report', async () => {
  const run = startMarked(process.execPath, [bin, ...longRun, '--report-dir', join(directory, 'flood')]);
  await begun(run);
  run.child.kill('SIGTERM');
  // Not beyond: whoever dies of a signal while it ends has written its report.
  while (!run.text().includes('INTERRUPTED')) {
    run.child.kill('SIGTERM');
    await delay(5);
  }
  expect(await run.ended).toEqual({ exitCode: 143, signal: null });
  expect(resultIn('flood').exitCode).toBe(143);
  await until('all its processes have ended', () => run.processes().length === 0);
});

onLinux.each(['SIGKILL', 'SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
  '%s to npm leaves nothing running',
  async (signal) => {
    const name = `npm-${signal}`;
    const run = startMarked('npm', [
      'run',
      'conformance',
      '--',
      ...longRun.slice(1),
      '--report-dir',
      join(directory, name),
    ]);
    await begun(run);
    run.child.kill(signal);
    await run.ended;
    await until('all its processes have ended', () => run.processes().length === 0);
    expect(resultIn(name).verdict).toBe('broken');
  },
);

onLinux('a command that is killed takes the kit, its members and their frozen processes with it', async () => {
  const run = startMarked(process.execPath, [bin, ...longRun, '--report-dir', join(directory, 'killed')]);
  await begun(run);
  const members = run
    .processes()
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('member-process'));
  expect(members.length).toBeGreaterThan(0);
  for (const pid of members) process.kill(pid, 'SIGSTOP');
  run.child.kill('SIGKILL');
  await until('all its processes have ended', () => run.processes().length === 0);
});
