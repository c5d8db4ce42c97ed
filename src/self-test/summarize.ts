import { registry } from '../requirements/registry.ts';
import type { RightServerResult, SelfTestResult, ServerResult, WrongServerResult } from './self-test-result.ts';

/** Puts the results of all servers together, with the score of every requirement that a wrong one was tried on. */
export function summarize(results: readonly ServerResult[], durationMs: number): SelfTestResult {
  const wrong = results.filter((result): result is WrongServerResult => result.kind === 'wrong');
  const right = results.filter((result): result is RightServerResult => result.kind === 'right');
  const scores = registry.flatMap(({ slug, level }) => {
    const violating = wrong.filter(({ requirement }) => requirement === slug);
    if (violating.length === 0) return [];
    return [{ requirement: slug, level, found: violating.filter(({ found }) => found).length, of: violating.length }];
  });
  return {
    format: 'sip-ha-self-test/1',
    passed: results.length > 0 && wrong.every(({ found }) => found) && right.every(({ accepted }) => accepted),
    wrong,
    right,
    scores,
    durationMs,
  };
}
