import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isDead, thisOwner } from '../../../src/targets/container/owner.ts';

const [host = '', boot = '', pid = '', start = ''] = thisOwner().split('/');
const now = Date.now();

test('this process is alive, however long ago it made something', () => {
  expect(thisOwner()).toMatch(/^[^/]+\/[0-9a-f-]+\/\d+\/\d+$/);
  expect(isDead(thisOwner(), 0)).toBe(false);
});

test.each([
  ['a process that has ended', [hostname(), boot, '4194399', start]],
  ['an earlier process of the same number', [host, boot, pid, '1']],
  ['a process from before the machine was started anew', [host, 'another-boot', pid, start]],
])('%s is dead', (_, owner) => {
  expect(isDead(owner.join('/'), now)).toBe(true);
});

test('a process that has ended is dead also while nobody has buried it', async () => {
  // The shell becomes a program that does not ask after its child.
  const parent = spawn('sh', ['-c', 'sleep 0.01 & echo $!; exec sleep 20'], { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void parent.kill('SIGKILL'));
  const [text] = await once(parent.stdout, 'data');
  const child = String(text).trim();
  const stat = () => readFileSync(`/proc/${child}/stat`, 'utf8').split(' ');
  await vi.waitFor(() => expect(stat()[2]).toBe('Z'));
  expect(isDead([host, boot, child, stat()[21]].join('/'), now)).toBe(true);
});

test('a process of another machine is dead only after longer than any run', () => {
  const elsewhere = ['elsewhere', boot, pid, start].join('/');
  expect(isDead(elsewhere, now - 3_600_000)).toBe(false);
  expect(isDead(elsewhere, now - 7 * 3_600_000)).toBe(true);
});

test('what belongs to nobody, as an image that was built alone, is left', () => {
  expect(isDead('none', 0)).toBe(false);
});
