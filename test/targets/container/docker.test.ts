import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { connectDocker } from '../../../src/targets/container/docker.ts';

const directory = mkdtempSync(join(tmpdir(), 'sip-ha-docker-'));
afterAll(() => rmSync(directory, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

test.each([
  ['ssh://lab.example', /DOCKER_HOST is ssh:\/\/lab\.example, .* run the kit on that machine/],
  [`unix://${directory}/none.sock`, /DOCKER_HOST is unix:.*none\.sock: connect ENOENT/],
])('DOCKER_HOST %s is not replaced by another Docker', async (host, words) => {
  vi.stubEnv('DOCKER_HOST', host);
  await expect(connectDocker()).rejects.toThrow(words);
});

test('a Docker configuration that is broken does not matter', () => {
  writeFileSync(join(directory, 'config.json'), '{"credsStore": "not-there", broken');
  // As a program of its own: testcontainers reads that file once, when it is loaded.
  const module = new URL('../../../src/targets/container/docker.ts', import.meta.url).href;
  const program = `const { connectDocker } = await import(${JSON.stringify(module)});
    await connectDocker().catch((error) => console.log(error.message));
    process.exit(0);`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, DOCKER_CONFIG: directory },
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  // Whether a Docker is there is another question.
  expect(stdout).not.toMatch(/JSON|config/);
});
