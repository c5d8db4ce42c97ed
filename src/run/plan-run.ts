import { UsageError } from '../kit/usage-error.ts';
import type { FeatureFiles, Scenario } from '../requirements/feature-files.ts';
import { registry } from '../requirements/registry.ts';
import type { TargetName } from '../targets/index.ts';
import { checkTags, requirementsNamed, scenarioNamed } from './named.ts';
import { judgedRequirements, type Shard, selectScenarios } from './select-scenarios.ts';

/**
 * What `--target container` runs of each rule unless scenarios or tags are chosen: a pair of containers costs two cores a
 * second, and its rows differ in numbers that the other targets check; docs/container-target.md.
 */
export const containerPerRule = 3;

/** What of the features is wanted, as it was asked for. */
export interface Wanted {
  /** Slugs, or patterns of them such as `option.*`; empty: all. */
  readonly requirements: readonly string[];
  readonly tags?: TagExpression | undefined;
  /** `file:line`, or a file or directory for all that is in it. Empty: all. */
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
  if (asked.tags !== undefined) checkTags(asked.tags.text, files.scenarios);
  const wanted = {
    ...asked,
    requirements: requirementsNamed(asked.requirements, slugs),
    scenarios: asked.scenarios.map((id) => scenarioNamed(id, files.scenarios)),
    perRule: asked.perRule ?? perRuleOf(target, asked),
  };
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
