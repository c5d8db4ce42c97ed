/** The command as its user has it: what it finds, what it writes, and that its feature file shows the same by itself. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/kit/package-info.ts';
import { ConformanceResult } from '../../src/report/result.ts';
import { runInProcess } from '../cli/run-command.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'sip-ha-explore-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const deviation = 'primary-ready-during-synchronization';
const requirement = 'ready.primary.calls-synchronized';

function resultIn(name: string): ConformanceResult {
  return ConformanceResult.parse(JSON.parse(readFileSync(join(directory, name, 'conformance.json'), 'utf8')));
}

/** Steps are loaded by Cucumber, once in a process: the command runs in one of its own. Returns its exit code. */
function asCommand(args: readonly string[]): number | null {
  return spawnSync(process.execPath, [join(packageRoot, 'bin', 'sip-ha.js'), ...args], { stdio: 'ignore' }).status;
}

describe('a wrong server', { timeout: 300_000 }, () => {
  test('is found, and the feature file that is written fails on it and passes on a right one', async () => {
    const features = join(directory, 'features');
    const found = await runInProcess([
      ...['explore', '--seed', '1', '--runs', '60', '--deviation', deviation, '--requirement', requirement],
      ...['--write-feature', features, '--report-dir', join(directory, 'found')],
    ]);
    expect(found.exitCode, found.err).toBe(1);
    const result = resultIn('found');
    expect(result.requirements.map(({ slug, verdict }) => [slug, verdict])).toEqual([[requirement, 'failed']]);
    const feature = join(features, `${requirement}.feature`);
    expect(readFileSync(feature, 'utf8')).toContain(`@${requirement}`);
    const again = ['conformance', '--scenario', feature, '--report-dir', join(directory, 'again')];
    expect(asCommand([...again, '--deviation', deviation])).toBe(1);
    expect(resultIn('again').requirements.find(({ slug }) => slug === requirement)?.verdict).toBe('failed');
    expect(asCommand(again)).toBe(0);
  });
});

test('a right server is found right in every history, with a verdict for each requirement', {
  timeout: 120_000,
}, async () => {
  const ended = await runInProcess([
    'explore',
    '--seed',
    '2',
    '--runs',
    '12',
    '--report-dir',
    join(directory, 'right'),
  ]);
  expect(ended.exitCode, ended.err).toBe(0);
  const result = resultIn('right');
  expect(result.verdict).toBe('conformant');
  expect(result.requirements.length).toBeGreaterThan(25);
  expect(result.scenarios.length).toBe(result.requirements.length);
  expect(ended.err).toMatch(/Histories: 12 with \d+ actions, seed 2/);
});

test.each([
  [['--requirement', 'procedure.switchover'], /exploration does not judge "procedure.switchover"/],
  [['--for', 'soon'], /Expected a time such as 90s/],
  [['--runs', '0'], /Expected a whole number from 1/],
])('%j is wrong usage', async (options, words) => {
  const ended = await runInProcess(['explore', ...options]);
  expect(ended.exitCode).toBe(64);
  expect(ended.err).toMatch(words);
});
