import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/kit/package-info.ts';
import type { ConformanceResult } from '../../src/report/result.ts';
import { readFeatureFiles } from '../../src/requirements/feature-files.ts';
import { judgeServer } from '../../src/self-test/judge-server.ts';
import type { SuiteRun } from '../../src/self-test/suite-runner.ts';
import { summarize } from '../../src/self-test/summarize.ts';
import type { RightServer, WrongServer } from '../../src/targets/server-under-test.ts';
import type { Outcome } from '../../src/verdict/finding.ts';

const wrong: WrongServer = {
  kind: 'wrong',
  name: 'one-too-many',
  requirement: 'option.batch-limit',
  about: 'Counts from 0.',
  says: '201 call(s) were copied',
};
const right: RightServer = { kind: 'right', name: 'slow', about: 'Is slow.', late: false, pagesOnly: false };

function run(slug: string, outcome: Outcome, seen: string, more: Partial<ConformanceResult> = {}): SuiteRun {
  const finding = { requirement: slug, outcome, demand: 'at most 200', accepted: [], seen, scenario: 'a.feature:3' };
  const requirement = { slug, chapter: 'option', level: 'must', demand: '', verdict: outcome, scenarios: [] } as const;
  const result: ConformanceResult = {
    format: 'sip-ha-conformance/1',
    verdict: outcome === 'failed' ? 'not conformant' : outcome === 'passed' ? 'conformant' : 'inconclusive',
    exitCode: 0,
    problems: [],
    kitVersion: '',
    target: { name: 'mock', description: '', clock: 'virtual', rate: 1, options: [] },
    tolerances: { grace: 0, resolution: 0, lookEvery: 1, settle: 0 },
    selection: { requirements: [], scenarios: [] },
    scope: { whole: false, requirements: 1, allRequirements: 36, scenarios: 0, allScenarios: 0 },
    requirements: [{ ...requirement, scenarios: [], findings: outcome === 'passed' ? [] : [finding] }],
    scenarios: [],
    builds: [],
    readings: [],
    summary: { requirements: {}, scenarios: {} } as unknown as ConformanceResult['summary'],
    startedAt: '',
    durationMs: 0,
    ...more,
  };
  return { result, failedByChecks: [] };
}

const telling = '201 call(s) were copied';

describe('a wrong server', () => {
  test('is found by a failed finding under its requirement that says the right thing', () => {
    expect(judgeServer(wrong, run('option.batch-limit', 'failed', telling))).toMatchObject({ found: true });
  });

  test.each([
    ['says something else', run('option.batch-limit', 'failed', '400 call(s)'), /nothing says "201/],
    [
      'is about another requirement',
      run('option.batch-pause', 'failed', telling),
      /found under option.batch-pause only/,
    ],
    ['is a doubt', run('option.batch-limit', 'inconclusive', telling), /option.batch-limit: inconclusive/],
    ['is a set-up that failed', run('option.batch-limit', 'setup failed', telling), /option.batch-limit: setup failed/],
    [
      'comes from a run that broke',
      run('option.batch-limit', 'failed', telling, { problems: ['boom'] }),
      /broke: boom/,
    ],
    ['is none', run('option.batch-limit', 'passed', ''), /option.batch-limit: passed/],
  ])('is not found where what was found %s', (_, result, missed) => {
    expect(judgeServer(wrong, result)).toMatchObject({ found: false, missed: expect.stringMatching(missed) });
  });
});

describe('a right server', () => {
  test('is accepted when all is passed', () => {
    expect(judgeServer(right, run('option.batch-limit', 'passed', ''))).toMatchObject({ accepted: true, against: [] });
  });

  test('is not accepted when anything is held against it; a doubt is allowed to one that is late', () => {
    const failed = run('option.batch-limit', 'failed', telling);
    const open = run('option.batch-limit', 'inconclusive', telling);
    const late = { ...right, late: true };
    expect(judgeServer(right, failed)).toMatchObject({ accepted: false, against: [{ seen: telling }] });
    expect(judgeServer(late, failed)).toMatchObject({ accepted: false });
    expect(judgeServer(right, open)).toMatchObject({ accepted: false });
    expect(judgeServer(late, open)).toMatchObject({ accepted: true });
  });
});

test('one that is missed, or not accepted, or a scenario that proves nothing, fails the whole; nothing tried is no success', () => {
  const found = judgeServer(wrong, run('option.batch-limit', 'failed', telling));
  const missed = judgeServer(wrong, run('option.batch-limit', 'passed', ''));
  const accepted = judgeServer(right, run('option.batch-limit', 'passed', ''));
  const refused = judgeServer(right, run('option.batch-limit', 'failed', telling));
  expect(summarize({ results: [found, accepted], unproven: [] }, 1).passed).toBe(true);
  expect(summarize({ results: [found, missed], unproven: [] }, 1)).toMatchObject({
    passed: false,
    scores: [{ found: 1, of: 2 }],
  });
  expect(summarize({ results: [found, refused], unproven: [] }, 1).passed).toBe(false);
  expect(summarize({ results: [], unproven: [] }, 1).passed).toBe(false);
  const unproven = readFeatureFiles(packageRoot, 'features').scenarios.slice(0, 1);
  expect(summarize({ results: [found, accepted], unproven }, 1)).toMatchObject({
    passed: false,
    unproven: [{ scenario: unproven[0]?.id }],
  });
});
