import { registry } from '../requirements/registry.ts';
import type { SelfTestRun } from './run-self-test.ts';
import type { RightServerResult, SelfTestResult, WrongServerResult } from './self-test-result.ts';

/** Puts the results of all servers together, with the score of every requirement that a wrong one was tried on. */
export function summarize({ results, unproven }: SelfTestRun, durationMs: number): SelfTestResult {
  const wrong = results.filter((result): result is WrongServerResult => result.kind === 'wrong');
  const right = results.filter((result): result is RightServerResult => result.kind === 'right');
  const scores = registry.flatMap(({ slug, level }) => {
    const violating = wrong.filter(({ requirement }) => requirement === slug);
    if (violating.length === 0) return [];
    return [{ requirement: slug, level, found: violating.filter(({ found }) => found).length, of: violating.length }];
  });
  return {
    format: 'sip-ha-self-test/1',
    passed:
      results.length > 0 &&
      wrong.every(({ found }) => found) &&
      right.every(({ accepted }) => accepted) &&
      unproven.length === 0,
    wrong,
    right,
    scores,
    unproven: unproven.map(({ id, name }) => ({ scenario: id, name })),
    durationMs,
  };
}
