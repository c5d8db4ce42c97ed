import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { runInProcess } from './run-command.ts';

async function completed(line: string): Promise<string[]> {
  const { out } = await runInProcess(['completion', 'bash']);
  const words = line.split(' ');
  const ask = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _sip_ha`;
  const { stdout, stderr } = spawnSync('bash', ['-c', `${out}\n${ask}; printf '%s\\n' "\${COMPREPLY[@]}"`], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
}

test.each([
  ['sip-ha con', ['conformance']],
  ['sip-ha conformance --tar', ['--target']],
  ['sip-ha conformance --target ', ['mock', 'process', 'container']],
  ['sip-ha conformance --requirement option.ra', ['option.range']],
  ['sip-ha self-test --explain takes-silence-for', ['takes-silence-for-ready']],
  ['sip-ha completion ', expect.arrayContaining(['bash', 'zsh', 'fish'])],
  ['sip-ha conformance --report-dir ', []],
])('bash completes "%s"', async (line, words) => {
  expect(await completed(line)).toEqual(words);
});

test.each(['zsh', 'fish'])('%s gets every command, its options and their values', async (shell) => {
  const { exitCode, out } = await runInProcess(['completion', shell]);
  expect(exitCode).toBe(0);
  for (const piece of ['conformance', 'self-test', 'report-dir', 'option.range', 'ready-before-sixty-seconds'])
    expect(out).toContain(piece);
  // Where the shell is there, it must take it.
  const { status, error } = spawnSync(shell, ['-n'], { input: out });
  if (error === undefined) expect(status).toBe(0);
});

test('another shell is wrong usage', async () => {
  expect(await runInProcess(['completion', 'fihs'])).toMatchObject({
    exitCode: 64,
    err: expect.stringContaining('did you mean fish?'),
  });
});
