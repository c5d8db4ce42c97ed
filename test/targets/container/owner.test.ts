import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { expect, onTestFinished, test, vi } from 'vitest';
import { leftBehind } from '../../../src/targets/container/leftovers.ts';
import { isDead, ownerLabel, thisOwner } from '../../../src/targets/container/owner.ts';

const [host = '', boot = '', pid = '', start = '', namespace = ''] = thisOwner().split('/');
const now = Date.now();

test('this process is alive, however long ago it made something', () => {
  expect(thisOwner()).toMatch(/^[^/]+\/[0-9a-f-]+\/\d+\/\d+\/\d+$/);
  expect(isDead(thisOwner(), 0)).toBe(false);
});

test.each([
  ['a process that has ended', [hostname(), boot, '4194399', start, namespace]],
  ['an earlier process of the same number', [host, boot, pid, '1', namespace]],
  ['a process from before the machine was started anew', [host, 'another-boot', pid, start, namespace]],
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
  expect(isDead([host, boot, child, stat()[21], namespace].join('/'), now)).toBe(true);
});

test.each([
  ['of another machine', ['elsewhere', boot, '4194399', '1', namespace]],
  ['with numbers of its own, in a container with the name of its host', [host, boot, '4194399', '1', '1']],
  ['of a kit that did not say where its numbers mean something', [host, boot, '4194399', '1']],
])('a process %s is dead only after an hour without a sign of life', (_, owner) => {
  expect(isDead(owner.join('/'), now - 3_000_000)).toBe(false);
  expect(isDead(owner.join('/'), now - 3_700_000)).toBe(true);
});

test('what a run made last is its sign of life, for all that it made', () => {
  const thing = (owner: string, madeAt: number) => ({
    kind: 'volume' as const,
    labels: { [ownerLabel]: owner },
    madeAt,
    remove: async () => undefined,
  });
  const [living, silent] = ['elsewhere/1', 'elsewhere/2'];
  const things = [thing(living, 0), thing(silent, 0), thing(living, now), thing(silent, now - 4_000_000)];
  expect(leftBehind(things).map(({ labels }) => labels[ownerLabel])).toEqual([silent, silent]);
});

test('what belongs to nobody, as an image that was built alone, is left', () => {
  expect(isDead('none', 0)).toBe(false);
});
