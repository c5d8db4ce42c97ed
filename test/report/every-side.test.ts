import { expect, test } from 'vitest';
import { packageRoot } from '../../src/kit/package-info.ts';
import type { RecordedRun } from '../../src/recording/recorded-run.ts';
import { withEverySide } from '../../src/report/every-side.ts';
import type { RequirementResult } from '../../src/report/result.ts';
import { readFeatureFiles, type Scenario } from '../../src/requirements/feature-files.ts';
import type { Outcome } from '../../src/verdict/finding.ts';
import { merge } from '../../src/verdict/merge.ts';
import { runRecord } from '../run/fixtures/fixture-run.ts';

const slug = 'ready.primary.sixty-seconds';
const { scenarios } = readFeatureFiles(packageRoot, 'features');
const outline = scenarios.filter(({ writtenName }) => writtenName.startsWith('The primary <seconds> s after the HA'));

function row(seconds: number): Scenario {
  const found = outline.find(({ name }) => name.startsWith(`The primary ${seconds} s after`));
  if (found === undefined) throw new Error(`no row at ${seconds} s`);
  return found;
}

/** The requirement after a run of these rows, each with what it came to. */
function judged(rows: readonly (readonly [seconds: number, outcome: Outcome])[]): RequirementResult {
  const selected = rows.map(([seconds]) => row(seconds));
  const run: RecordedRun = {
    record: runRecord(selected),
    scenarios: [],
    allScenarios: scenarios,
    complete: true,
    startedMs: 0,
    endedMs: 0,
  };
  const checking = rows.map(([seconds, outcome]) => {
    const { id, name, feature, line } = row(seconds);
    return { id, name, feature, line, outcome };
  });
  const verdict = merge(rows.map(([, outcome]) => outcome));
  const result = { slug, chapter: 'readiness', level: 'must', demand: '', verdict, findings: [] } as const;
  return withEverySide({ ...result, scenarios: checking, findings: [] }, run);
}

test('judged on each side it passes', () => {
  const result = judged([
    [0, 'passed'],
    [59.9, 'passed'],
    [60, 'passed'],
  ]);
  expect(result.verdict).toBe('passed');
  expect(result).not.toHaveProperty('leftOut');
});

test.each([
  [
    'the clock cannot be moved',
    [
      [0, 'passed'],
      [59.9, 'not tested'],
      [60, 'not tested'],
    ],
    ['shortly before 60 s', 'from 60 s on'],
  ],
  [
    'the rows after it were not tested',
    [
      [0, 'passed'],
      [59.9, 'passed'],
      [60, 'not tested'],
    ],
    ['from 60 s on'],
  ],
] as const)('%s: it does not pass by its other rows', (_, rows, open) => {
  const result = judged(rows);
  expect(result.verdict).toBe('inconclusive');
  expect(result.findings.map(({ seen }) => seen)).toEqual(open.map((where) => `nothing was judged ${where}`));
});

test('what was not selected is left out, and no fault of the target', () => {
  const result = judged([
    [0, 'passed'],
    [59.9, 'passed'],
  ]);
  expect(result).toMatchObject({ verdict: 'passed', findings: [], leftOut: ['from 60 s on'] });
});

test.each(['failed', 'setup failed', 'not applicable'] as const)('%s stays so', (outcome) => {
  expect(judged([[60, outcome]]).verdict).toBe(outcome);
});
