import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { launchProcess } from '../../../mocks/sip-server/process/launched-process.ts';

const token = 'a token for a test only';
const program = fileURLToPath(new URL('../../../mocks/sip-server/process/member-process.ts', import.meta.url));
const setup = {
  name: 'the process',
  program,
  options: ['--until-stdin-ends'],
  environment: { SIP_HA_AGENT_TOKEN: token },
  deadline: 20_000,
};

/** Whether the operating system still has it. */
function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("a member's process", () => {
  test('takes its agent only from the holder of the token, and is gone when ended', async () => {
    const launched = await launchProcess(setup);
    const response = await fetch(`${launched.url}/members/p1/read`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(401);
    const authorized = { method: 'POST', body: '{}', headers: { authorization: `Bearer ${token}` } };
    expect((await fetch(`${launched.url}/members/p1/read`, authorized)).status).toBe(404);

    expect(exists(launched.pid)).toBe(true);
    await launched.end();
    await launched.end();
    expect(exists(launched.pid)).toBe(false);
    expect(launched.describe()).toContain('ended with exit code 0');
  });

  test('that ended by itself is told as what it was', async () => {
    const launched = await launchProcess(setup);
    process.kill(launched.pid, 'SIGKILL');
    await vi.waitFor(() => expect(launched.describe()).toContain('was ended by SIGKILL'));
    await launched.end();
  });

  test('ends with the process that started it', async () => {
    const child = spawn(process.execPath, [program, '--until-stdin-ends'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, SIP_HA_AGENT_TOKEN: token },
    });
    await once(child.stdout, 'data');
    // What the operating system does to the pipe when the other process dies.
    child.stdin.destroy();
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });

  test('that is not ready in time is ended, and its last words are told', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sip-ha-'));
    const hangs = join(folder, 'hangs.mjs');
    await writeFile(hangs, `console.error('pid ' + process.pid + ' hangs'); setInterval(() => {}, 1000);`);
    const error = await launchProcess({ ...setup, program: hangs, deadline: 400 }).catch((cause: unknown) => cause);
    await rm(folder, { recursive: true });
    const [, pid] = /pid (\d+) hangs/.exec(String(error)) ?? [];
    expect(Number(pid)).toBeGreaterThan(0);
    expect(exists(Number(pid))).toBe(false);
  });
});
