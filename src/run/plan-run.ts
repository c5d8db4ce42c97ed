import { suggestion, UsageError } from '../kit/usage-error.ts';
import type { FeatureFiles, Scenario } from '../requirements/feature-files.ts';
import { registry } from '../requirements/registry.ts';
import type { TargetName } from '../targets/index.ts';
import { isNamed, judgedRequirements, type Shard, selectScenarios } from './select-scenarios.ts';

/**
 * What `--target container` runs of each rule unless scenarios or tags are chosen: a pair of containers costs two cores a
 * second, and its rows differ in numbers that the other targets check; docs/container-target.md.
 */
export const containerPerRule = 3;

/** What of the features is wanted, as it was asked for. */
export interface Wanted {
  /** Slugs; empty: all. */
  readonly requirements: readonly string[];
  readonly tags?: TagExpression | undefined;
  /** `file:line`. Empty: all. */
  readonly scenarios: readonly string[];
  readonly perRule?: number | undefined;
  readonly shard?: Shard | undefined;
}

export interface TagExpression {
  readonly text: string;
  readonly matches: (tags: readonly string[]) => boolean;
}

/** What a run carries out, and what it has to judge. */
export interface RunPlan {
  readonly files: FeatureFiles;
  /** With what the target adds to it by itself. */
  readonly wanted: Wanted;
  /** One or more, in the order of the files. */
  readonly selected: readonly Scenario[];
  /** Slugs of the requirements that the run has to judge. */
  readonly requirements: readonly string[];
}

/** @throws UsageError when something is named that there is not, or nothing fits */
export function planRun(files: FeatureFiles, asked: Wanted, target: TargetName): RunPlan {
  const slugs = registry.map(({ slug }) => slug);
  checkRequirements(asked.requirements, slugs);
  checkScenarios(asked.scenarios, files.scenarios);
  const wanted = { ...asked, perRule: asked.perRule ?? perRuleOf(target, asked) };
  const selection = { ...wanted, tags: wanted.tags?.matches };
  const selected = selectScenarios(files.scenarios, selection);
  if (selected.length === 0)
    throw new UsageError('nothing selected: no scenario matches all of the options; --list shows what there is');
  return { files, wanted, selected, requirements: judgedRequirements(slugs, selection, selected) };
}

function perRuleOf(target: TargetName, { tags, scenarios }: Wanted): number | undefined {
  const chosen = tags !== undefined || scenarios.length > 0;
  return target === 'container' && !chosen ? containerPerRule : undefined;
}

function checkRequirements(asked: readonly string[], known: readonly string[]): void {
  for (const slug of asked) {
    if (known.includes(slug)) continue;
    const hint = suggestion(slug, known) || '; --list shows all';
    throw new UsageError(`--requirement: there is no requirement "${slug}"${hint}`);
  }
}

function checkScenarios(asked: readonly string[], known: readonly Scenario[]): void {
  for (const id of asked) {
    if (known.some((scenario) => isNamed(scenario, id))) continue;
    throw new UsageError(`--scenario: there is no scenario at "${id}"${nearScenarios(id, known)}`);
  }
}

/** Of a file that is there, those that are written closest to the line: a line within a scenario or an outline is easily given. */
export function nearScenarios(id: string, scenarios: readonly Scenario[]): string {
  const [, file = '', line = ''] = /^(.*):(\d+)$/.exec(id) ?? [];
  const far = (scenario: Scenario) => Math.abs(scenario.line - Number(line));
  const near = scenarios.filter(({ uri }) => uri === file).toSorted((a, b) => far(a) - far(b));
  const ids = near.slice(0, 3).map((scenario) => scenario.id);
  if (ids.length > 0) return `; the nearest are ${ids.join(', ')}`;
  return suggestion(
    id,
    scenarios.map((scenario) => scenario.id),
  );
}
