import type { RecordedRun } from '../recording/recorded-run.ts';
import { type BoundarySide, isOnSide } from '../requirements/boundary-side.ts';
import { findRequirement } from '../requirements/registry.ts';
import { merge } from '../verdict/merge.ts';
import type { RequirementResult } from './result.ts';

/**
 * A demand that draws a boundary passes only if scenarios on each of its sides were judged: a target whose clock cannot be
 * moved would otherwise pass "not before 60 s" by what it shows at 0 s. A side that was not selected is no fault of the target;
 * the result names it.
 */
export function withEverySide(result: RequirementResult, run: RecordedRun): RequirementResult {
  const { slug, verdict, findings } = result;
  const sides = findRequirement(slug)?.sides ?? [];
  if (verdict !== 'passed' || sides.length === 0) return result;
  const passed = new Set(result.scenarios.filter(({ outcome }) => outcome === 'passed').map(({ id }) => id));
  const unjudged = sides.flatMap((side) => {
    const there = scenariosOn(side, slug, run);
    // What no scenario stands on cannot be selected; a test says that there is none such.
    return there.length === 0 || there.some(({ id }) => passed.has(id)) ? [] : [{ side, there }];
  });
  const selected = new Set(run.record.scenarios);
  const leftOut = unjudged.filter(({ there }) => !there.some(({ id }) => selected.has(id)));
  const open = unjudged
    .filter((one) => !leftOut.includes(one))
    .map(({ side, there }) => ({
      requirement: slug,
      outcome: 'inconclusive' as const,
      demand: 'scenarios on each side of the boundary are judged',
      accepted: ['a judged scenario on each side'],
      seen: `nothing was judged ${side.where}`,
      scenario: there.find(({ id }) => selected.has(id))?.id ?? '',
    }));
  return {
    ...result,
    verdict: merge([verdict, ...open.map(({ outcome }) => outcome)]),
    findings: [...findings, ...open],
    ...(leftOut.length === 0 ? {} : { leftOut: leftOut.map(({ side }) => side.where) }),
  };
}

function scenariosOn(side: BoundarySide, slug: string, { allScenarios }: RecordedRun): RecordedRun['allScenarios'] {
  return allScenarios.filter((scenario) => scenario.requirements.includes(slug) && isOnSide(scenario, side));
}
