/** The kit's own image, with a real Docker. Where none answers this is skipped, except where CI=true says that it must run. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildKitImage } from '../../packaging/image/kit-image.ts';
import { ConformanceResult } from '../../src/report/result.ts';
import { connectDocker, type Docker } from '../../src/targets/container/docker.ts';

const docker: Docker | undefined = await connectDocker().catch((cause: unknown) => {
  if (process.env['CI'] === 'true') throw cause;
  return undefined;
});

describe.skipIf(docker === undefined)('the image of the kit', () => {
  const name = `sip-ha/kit:test-${process.pid}`;
  const reports = mkdtempSync(join(tmpdir(), 'sip-ha-kit-'));
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
  beforeAll(async () => {
    if (docker !== undefined) await buildKitImage(docker, name, 'scratch');
    // The user of the container is another.
    chmodSync(reports, 0o777);
  });
  afterAll(async () => {
    // What another user has written, root alone can remove.
    execFileSync('docker', [...run, '--user', '0', ...node, `fs.rmSync('/work/reports', { recursive: true })`]);
    rmSync(reports, { recursive: true });
    await docker?.getImage(name).remove({ force: true });
  });

  const run = ['run', '--rm', '--network', 'none', '--read-only', '--tmpfs', '/tmp', '-v', `${reports}:/work`];
  const node = ['--entrypoint', 'node', name, '-e'];
  const kit = (...args: string[]) => spawnSync('docker', [...run, name, ...args], { encoding: 'utf8' });

  test('runs the conformance command without a network, and leaves the reports where they are mounted', () => {
    const { status, stdout, stderr } = kit('conformance');
    expect(stdout, stderr).toMatch(/\nCONFORMANT: builds .*\n$/);
    expect(status).toBe(0);
    const result = ConformanceResult.parse(JSON.parse(readFileSync(join(reports, 'reports/conformance.json'), 'utf8')));
    expect(result.scope.whole).toBe(true);
  });

  test('says how to run it again from outside, and has the exit code of the run', () => {
    const one = ['--requirement', 'ready.primary.sixty-seconds'];
    const { status, stdout } = kit('conformance', '--deviation', 'ready-before-sixty-seconds', ...one);
    expect(status).toBe(1);
    expect(stdout).toContain(
      `run it again: docker run --rm ${name} conformance --deviation ready-before-sixty-seconds`,
    );
  });

  test('needs nothing but its name', () => {
    const bare = ['run', '--rm', '--network', 'none', name, 'conformance', '--requirement', 'option.range'];
    const { status, stdout, stderr } = spawnSync('docker', bare, { encoding: 'utf8' });
    expect(stdout, stderr).toContain('CONFORMANT in what was selected');
    expect(status).toBe(0);
  });

  test('has wrong usage told as that', () => {
    expect(kit('conformance', '--requirment', 'option.range').status).toBe(64);
  });
});
