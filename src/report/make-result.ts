import type { Envelope } from '@cucumber/messages';
import { type RecordedRun, type RecordedScenario, readRecordedRun } from '../recording/recorded-run.ts';
import { findOpenPoint } from '../requirements/readings.ts';
import { registry } from '../requirements/registry.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { exitCodes, runVerdict } from '../verdict/exit-code.ts';
import type { Outcome } from '../verdict/finding.ts';
import { outcomes } from '../verdict/finding.ts';
import { heavier, merge } from '../verdict/merge.ts';
import { withEverySide } from './every-side.ts';
import type { ConformanceResult, Counts, RequirementResult, ScenarioResult } from './result.ts';

/**
 * @param envelopes the message stream of a run, whole or not
 * @param problems what broke the run as a whole, as far as the stream cannot say it
 * @param stoppedWith the exit code for the signal that ended the run, 129, 130 or 143, if one did
 * @throws StreamError when the stream is no stream of a run
 */
export function makeResult(
  envelopes: readonly Envelope[],
  problems: readonly string[] = [],
  stoppedWith?: number,
): ConformanceResult {
  const run = readRecordedRun(envelopes);
  const broken = [...problems];
  if (!run.complete && broken.length === 0) broken.push('the message stream of the run ends too early');
  const scenarios = run.scenarios.map((recorded) =>
    stoppedWith === undefined || recorded.ended ? scenarioResult(recorded) : interruptedScenario(recorded),
  );
  const cutShort = new Set(run.scenarios.filter((recorded) => recorded.cutShort).map(({ scenario }) => scenario.id));
  const selected = new Set(run.record.requirements);
  const found = new Set(scenarios.flatMap(({ findings }) => findings.map(({ requirement }) => requirement)));
  const requirements = registry
    .filter(({ slug }) => selected.has(slug) || found.has(slug))
    .map((requirement) => requirementResult(requirement, scenarios, cutShort))
    .map((result) => (stoppedWith === undefined ? withEverySide(result, run) : result));
  for (const slug of found)
    if (!registry.some((requirement) => requirement.slug === slug))
      broken.push(`a finding names the requirement ${slug}, which there is not`);
  const verdict = runVerdict(requirements, broken.length === 0 && !scenarios.some(isBroken));
  return {
    format: 'sip-ha-conformance/1',
    verdict,
    exitCode: stoppedWith ?? exitCodes[verdict],
    ...(stoppedWith === undefined
      ? {}
      : { interrupted: { scenariosRun: run.scenarios.filter(({ ended }) => ended).length } }),
    problems: broken,
    kitVersion: run.record.kitVersion,
    ...(run.record.command === undefined ? {} : { command: run.record.command }),
    target: run.record.target,
    tolerances: run.record.tolerances,
    selection: run.record.selection,
    scope: scopeOf(run),
    builds: buildsJudged(run.scenarios),
    requirements,
    scenarios,
    readings: readingsSeen(run.scenarios),
    summary: {
      requirements: count(requirements.map((requirement) => requirement.verdict)),
      scenarios: count(scenarios.map(({ outcome }) => outcome)),
    },
    startedAt: new Date(run.startedMs).toISOString(),
    durationMs: Math.round(run.endedMs - run.startedMs),
  };
}

function scopeOf({ record, allScenarios }: RecordedRun): ConformanceResult['scope'] {
  const requirements = record.requirements.length;
  const scenarios = record.scenarios.length;
  return {
    whole: requirements === registry.length && scenarios === allScenarios.length,
    requirements,
    allRequirements: registry.length,
    scenarios,
    allScenarios: allScenarios.length,
  };
}

function scenarioResult({ scenario, record, outcome, problem, durationMs }: RecordedScenario): ScenarioResult {
  return {
    id: scenario.id,
    name: scenario.name,
    feature: scenario.feature,
    file: scenario.uri,
    line: scenario.line,
    requirements: [...scenario.requirements],
    outcome,
    ...(problem === undefined ? {} : { problem }),
    // Where the record cannot be believed, what it found still stands.
    findings: record?.findings ?? [],
    timeline: record?.timeline ?? [],
    targetSeconds: record?.targetSeconds ?? 0,
    durationMs,
  };
}

/** Nobody's fault: what it had not found yet was not tested. */
function interruptedScenario(recorded: RecordedScenario): ScenarioResult {
  return {
    ...scenarioResult(recorded),
    outcome: merge(['not tested', ...(recorded.record?.findings ?? []).map(({ outcome }) => outcome)]),
    problem: 'the run was interrupted before this scenario came to its end',
  };
}

function isBroken({ outcome, problem }: ScenarioResult): boolean {
  return problem !== undefined || outcome === 'setup failed' || outcome === 'target unreachable';
}

function requirementResult(
  { slug, chapter, level, demand }: Requirement,
  scenarios: readonly ScenarioResult[],
  cutShort: ReadonlySet<string>,
): RequirementResult {
  const checking = scenarios
    .filter(({ requirements }) => requirements.includes(slug))
    .map((scenario) => ({
      id: scenario.id,
      name: scenario.name,
      feature: scenario.feature,
      line: scenario.line,
      outcome: contribution(slug, scenario, cutShort.has(scenario.id)),
    }));
  const findings = scenarios.flatMap(({ id, findings: all }) =>
    all.filter(({ requirement }) => requirement === slug).map((finding) => ({ ...finding, scenario: id })),
  );
  const verdict = merge([...checking.map(({ outcome }) => outcome), ...findings.map(({ outcome }) => outcome)]);
  return { slug, chapter, level, demand, verdict, scenarios: checking, findings };
}

/**
 * What a scenario says about one of the requirements that it checks.
 *
 * Its own findings about it, if there are any. Otherwise the scenario's outcome, except that what it found about another
 * requirement is not this one's fault: then this one held, if the scenario came to its end, and was not tested if not.
 */
function contribution(slug: string, { outcome, findings }: ScenarioResult, cutShort: boolean): Outcome {
  const own = findings.filter(({ requirement }) => requirement === slug);
  if (own.length > 0) return own.map((finding) => finding.outcome).reduce(heavier);
  const elsewhere = findings.some((finding) => finding.outcome === outcome);
  const judgement = outcome === 'failed' || outcome === 'inconclusive' || outcome === 'unexpected pass';
  if (judgement && elsewhere) return cutShort ? 'not tested' : 'passed';
  return outcome;
}

function buildsJudged(scenarios: readonly RecordedScenario[]): ConformanceResult['builds'] {
  const counts = new Map<string, number>();
  for (const version of scenarios.flatMap(({ record }) => record?.builds ?? []))
    counts.set(version, (counts.get(version) ?? 0) + 1);
  return [...counts]
    .map(([version, count]) => ({ version, scenarios: count }))
    .sort((a, b) => b.scenarios - a.scenarios);
}

function readingsSeen(scenarios: readonly RecordedScenario[]): ConformanceResult['readings'] {
  const seen = new Map<string, ConformanceResult['readings'][number]>();
  for (const { scenario, record, problem } of scenarios) {
    if (problem !== undefined) continue;
    for (const { point, reading, evidence } of record?.readings ?? []) {
      const key = `${point} ${reading}`;
      const question = findOpenPoint(point)?.question ?? '';
      const entry = seen.get(key) ?? { point, question, reading, evidence, scenarios: [] };
      if (!entry.scenarios.includes(scenario.id)) entry.scenarios.push(scenario.id);
      seen.set(key, entry);
    }
  }
  const number = (point: string) => Number(point.replace(/\D/g, ''));
  return [...seen.values()].sort((a, b) => number(a.point) - number(b.point) || a.reading.localeCompare(b.reading));
}

function count(all: readonly Outcome[]): Counts {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Counts;
  for (const outcome of all) counts[outcome] += 1;
  return counts;
}
