/** Two runs of the kit at the same time, as two people on one machine have them: neither takes anything from the other. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../src/kit/package-info.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'sip-ha-two-runs-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function run(name: string, options: readonly string[]): Promise<{ exitCode: number; said: string }> {
  const command = ['conformance', ...options, '--report-dir', join(directory, name)];
  const child = spawn(process.execPath, [join(packageRoot, 'bin', 'sip-ha.js'), ...command]);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const [exitCode] = await once(child, 'close');
  return { exitCode: Number(exitCode), said };
}

test.each([
  ['mock', ['--target', 'mock', '--requirement', 'ready.backup.connection']],
  ['process', ['--target', 'process', '--rate', '20', '--requirement', 'ready.backup.connection']],
])('two runs on %s', { timeout: 300_000 }, async (name, options) => {
  const ended = await Promise.all(['one', 'other'].map((which) => run(`${name}-${which}`, options)));
  // On a busy machine a fast clock leaves things inconclusive; nothing may fail, and nothing may break.
  for (const { exitCode, said } of ended) expect([0, 2], said).toContain(exitCode);
});
