import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test, vi } from 'vitest';
import { packageRoot } from '../../src/kit/package-info.ts';

vi.setConfig({ testTimeout: 60_000 });

const directory = mkdtempSync(join(tmpdir(), 'sip-ha-npm-'));
afterAll(() => rmSync(directory, { recursive: true }));

async function npm(args: readonly string[], cwd = packageRoot): Promise<{ code: number; err: string }> {
  const environment = { ...process.env, npm_config_target: undefined };
  return promisify(execFile)('npm', ['run', ...args], { cwd, env: environment }).then(
    ({ stderr }) => ({ code: 0, err: stderr }),
    (error: { code: number; stderr: string }) => ({ code: error.code, err: error.stderr }),
  );
}

test.each([
  [['--target=container'], 'npm run conformance -- --target container'],
  [['--target', 'container'], 'npm run conformance -- --target container'],
  [['--per-rule=2', '--list'], 'npm run conformance -- --per-rule 2 --list'],
  [['--shard=1/4', '--', '--json'], 'npm run conformance -- --shard 1/4 --json'],
])('npm run conformance %j would run something else, so it runs nothing', async (args, line) => {
  const { code, err } = await npm(['conformance', ...args]);
  expect(err).toContain(line);
  expect(code).toBe(64);
});

test('a relative directory for reports lies where one stands, also under npm', async () => {
  const stood = join(packageRoot, 'docs');
  const name = `.reports-${process.pid}`;
  try {
    const args = ['conformance', '--', '--requirement', 'option.location', '--report-dir', name];
    expect(await npm(args, stood)).toMatchObject({ code: 0 });
    expect(existsSync(join(stood, name, 'conformance.json'))).toBe(true);
  } finally {
    rmSync(join(stood, name), { recursive: true, force: true });
  }
});
