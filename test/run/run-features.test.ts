import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Envelope } from '@cucumber/messages';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeResult } from '../../src/report/make-result.ts';
import { ConformanceResult } from '../../src/report/result.ts';
import { endingNames, type FixtureRun, fixtureFiles, fixtureRoot, runFixtures } from './fixtures/fixture-run.ts';

const expected = {
  'it passes': 'passed',
  'it fails': 'failed',
  'number 1': 'passed',
  'number 2': 'passed',
  'a step is undefined': 'setup failed',
  'two definitions match': 'setup failed',
  'the hook crashes': 'setup failed',
  'nothing is recorded': 'setup failed',
  'not tested': 'not tested',
  'a step is skipped': 'setup failed',
};

describe.each([1, 4, 100])('%i side by side', (sideBySide) => {
  let running: FixtureRun;
  beforeAll(async () => {
    running = await runFixtures(endingNames, { sideBySide });
  });

  test('every scenario comes to its outcome', () => {
    const { envelopes, broken } = running;
    const { scenarios } = makeResult(envelopes, broken);
    expect(Object.fromEntries(scenarios.map(({ name, outcome }) => [name, outcome]))).toEqual(expected);
    expect(broken).toEqual([]);
  });

  test('the messages are one stream whose references all lead somewhere', () => {
    const { envelopes } = running;
    expect(danglingReferences(envelopes)).toEqual([]);
    const kinds = envelopes.map((envelope) => Object.keys(envelope)[0]);
    for (const once of ['meta', 'testRunStarted', 'testRunFinished']) {
      expect(kinds.filter((kind) => kind === once)).toHaveLength(1);
    }
    expect(kinds[0]).toBe('meta');
    expect(kinds.at(-1)).toBe('testRunFinished');
    expect(kinds.filter((kind) => kind === 'source')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'pickle')).toHaveLength(fixtureFiles.scenarios.length);
    expect(kinds.filter((kind) => kind === 'testCase')).toHaveLength(endingNames.length);
  });
});

test('a step that is not there is told with those that are like it', async () => {
  const { envelopes } = await runFixtures(['a step is undefined']);
  expect(makeResult(envelopes).scenarios.map(({ problem }) => problem)).toEqual([
    'there is no such step: something nobody defined; the nearest: "something somebody defined"; all of them: docs/steps.md',
  ]);
});

test('only what was selected runs, one row of an outline too', async () => {
  const { envelopes } = await runFixtures(['number 2']);
  expect(makeResult(envelopes).scenarios.map(({ name }) => name)).toEqual(['number 2']);
  expect(envelopes.filter(({ testCase }) => testCase !== undefined)).toHaveLength(1);
});

test.each([1, 3])(
  'an interrupted run comes back at once and counts as broken (%i side by side)',
  async (sideBySide) => {
    const controller = new AbortController();
    const { envelopes, broken } = await runFixtures(['it hangs', 'it passes'], {
      sideBySide,
      signal: controller.signal,
      onMessage: ({ testStepStarted }) => {
        if (testStepStarted !== undefined) controller.abort();
      },
    });
    expect(broken).toEqual(['the run was interrupted']);
    const result = makeResult(envelopes, broken);
    expect(result.exitCode).toBe(3);
    expect(result.scenarios.find(({ name }) => name === 'it hangs')).toMatchObject({ outcome: 'setup failed' });
  },
);

test('an exception outside any step breaks the run', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(fixtureRoot, 'astray.ts')]);
  const result = ConformanceResult.parse(JSON.parse(stdout));
  expect(result.exitCode).toBe(3);
  expect(result.problems.join()).toContain('astray');
});

/** Ids that are referred to before, or without, the message that introduces them. */
function danglingReferences(envelopes: readonly Envelope[]): string[] {
  const known = new Set<string>();
  const dangling: string[] = [];
  const introduce = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (key === 'id' && typeof child === 'string') known.add(child);
      introduce(child);
    }
  };
  const follow = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      const ids = /Ids?$/.test(key) ? [child].flat() : [];
      for (const id of ids) if (typeof id === 'string' && !known.has(id)) dangling.push(`${path}.${key} ${id}`);
      follow(child, `${path}.${key}`);
    }
  };
  for (const envelope of envelopes) {
    introduce(envelope);
    follow(envelope, '');
  }
  return dangling;
}
