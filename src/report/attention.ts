import type { Outcome } from '../verdict/finding.ts';
import { counted, findingLines, printable, rerunCommand, timelineLines } from './failure-text.ts';
import { outcomeStyles, type Paint } from './outcome-style.ts';
import type { ConformanceResult, RequirementResult, ScenarioResult } from './result.ts';

/** How many scenarios with the same trouble are told in full; the reports have all of them. */
const toldInFull = 2;

const troubling: ReadonlySet<Outcome> = new Set([
  'inconclusive',
  'setup failed',
  'target unreachable',
  'unexpected pass',
  'failed',
]);

/** Everything that a person has to look at: failures, what stayed open, what broke, and what was not tested, and why. */
export function attention(result: ConformanceResult, paint: Paint): string[] {
  const lines = [
    ...result.requirements.flatMap((requirement) => ofRequirement(requirement, result, paint)),
    ...broken(result, paint),
    ...untested(result, paint),
  ];
  return lines.length === 0 ? [] : ['', paint('bold', 'What needs attention'), ...lines];
}

function ofRequirement({ slug, findings }: RequirementResult, result: ConformanceResult, paint: Paint): string[] {
  const bad = findings.filter(({ outcome }) => troubling.has(outcome));
  const ids = [...new Set(bad.map(({ scenario }) => scenario))];
  const told = ids.slice(0, toldInFull).flatMap((id) => {
    const [first = '', ...others] = bad
      .filter(({ scenario }) => scenario === id)
      .flatMap((finding) => {
        const [headline, ...details] = findingLines(finding);
        return [`${paint(outcomeStyles[finding.outcome], finding.outcome)}  ${headline}`, ...details];
      });
    return ['', first, ...others, ...scenarioLines(id, result, paint)];
  });
  const rerun = rerunCommand(result, ['--requirement', slug]);
  return [...told, ...more(ids.length, `run all about ${slug} again: ${rerun}`)];
}

/** Scenarios that could not be carried out, where no finding says so; those that an interruption cut off are no trouble. */
function broken(result: ConformanceResult, paint: Paint): string[] {
  const unexplained = result.scenarios.filter(
    ({ problem, outcome, findings }) =>
      problem !== undefined && outcome !== 'not tested' && !findings.some(({ outcome }) => troubling.has(outcome)),
  );
  const alike = Map.groupBy(unexplained, ({ problem = '' }) => problem.split('\n')[0] ?? '');
  return [...alike].flatMap(([problem, scenarios]) => [
    ...scenarios
      .slice(0, toldInFull)
      .flatMap(({ id, outcome }) => [
        '',
        `${paint(outcomeStyles[outcome], outcome)}  ${printable(problem)}`,
        ...scenarioLines(id, result, paint),
      ]),
    ...more(scenarios.length),
  ]);
}

function untested({ requirements, interrupted }: ConformanceResult, paint: Paint): string[] {
  const lines = requirements.flatMap(({ slug, verdict, findings, scenarios }) => {
    if (verdict !== 'not tested') return [];
    if (interrupted !== undefined && findings.length === 0 && scenarios.length > 0) return [];
    const reasons = new Set(findings.map(({ seen }) => printable(seen)));
    if (scenarios.length === 0) reasons.add('no scenario checks it');
    if (reasons.size === 0) reasons.add('its scenarios did not get that far');
    return `${paint(outcomeStyles[verdict], verdict)}  ${slug}: ${[...reasons].join('; ')}`;
  });
  return lines.length === 0 ? [] : ['', ...lines];
}

function scenarioLines(id: string, result: ConformanceResult, paint: Paint): string[] {
  const scenario = result.scenarios.find((one) => one.id === id);
  return [
    `  scenario: ${printable(scenario?.name ?? '')} ${paint('dim', `(${id})`)}`,
    ...(scenario === undefined ? [] : around(scenario)),
    `  run it again: ${rerunCommand(result, ['--scenario', id])}`,
  ];
}

function around(scenario: ScenarioResult): string[] {
  const timeline = timelineLines(scenario).map((line) => `    ${line}`);
  return timeline.length === 0 ? [] : ['  timeline:', ...timeline];
}

function more(scenarios: number, hint?: string): string[] {
  if (scenarios <= toldInFull) return [];
  const number = scenarios - toldInFull;
  const line = `  and in ${counted(number, 'more scenario')}: see the reports`;
  return hint === undefined ? [line] : [line, `  ${hint}`];
}
