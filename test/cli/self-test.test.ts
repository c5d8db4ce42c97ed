import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { SelfTestResult } from '../../src/self-test/self-test-result.ts';
import { runInProcess } from './run-command.ts';

const directory = mkdtempSync(join(tmpdir(), 'self-test-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('a few servers: matrix, scores, the sum, and the same for programs', async () => {
  const options = ['--deviation', 'port-o*', '--report-dir', directory];
  const { exitCode, out } = await runInProcess(['self-test', ...options]);
  expect(out).toMatch(/http\.port-option {2}(\d+) of \1 found/);
  expect(out).toMatch(/Wrong servers: ([3-9]) of \1 found under their own requirement \(100 %\)/);
  expect(exitCode).toBe(0);
  const result = SelfTestResult.parse(JSON.parse(readFileSync(join(directory, 'self-test.json'), 'utf8')));
  expect(result).toMatchObject({ passed: true, scores: [{ requirement: 'http.port-option' }] });
  expect(result.scores[0]?.of).toBeGreaterThanOrEqual(3);
});

test('one is explained: the bug, the demand, what was seen, a command that shows it', async () => {
  const { exitCode, out } = await runInProcess(['self-test', '--explain', 'batch-one-too-many']);
  expect(out).toContain('The bug: The loop counts from 0 to the limit inclusive.');
  expect(out).toMatch(/demanded: at most 200 .*\n {2}seen: {5}201 call\(s\) were copied/);
  expect(out).toContain('--deviation batch-one-too-many --requirement option.batch-limit');
  expect(exitCode).toBe(0);
});

test.each([
  ['--deviation', 'pause-nine', 'pause-nine-tenths'],
  ['--explain', 'half-batch', 'half-batches'],
  ['--noise', 'many', 'a whole number'],
])('%s %s is wrong usage', async (option, value, hint) => {
  const { exitCode, err } = await runInProcess(['self-test', option, value]);
  expect(exitCode).toBe(64);
  expect(err).toContain(hint);
});
