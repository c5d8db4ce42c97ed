import { isOnSide } from '../requirements/boundary-side.ts';
import type { Scenario } from '../requirements/feature-files.ts';
import { registry } from '../requirements/registry.ts';

export interface Selection {
  /** Slugs; empty: all. */
  readonly requirements: readonly string[];
  /** Whether a scenario with these tags is wanted; left out: all. */
  readonly tags?: ((tags: readonly string[]) => boolean) | undefined;
  /** `file:line`; the line may be that of an outline, for all of its rows. Or a file or directory. Empty: all. */
  readonly scenarios: readonly string[];
  /** So many of each rule, the first ones; an outline counts as one, by its first row. And what a boundary needs. Left out: all. */
  readonly perRule?: number | undefined;
  /** Every n-th of what the rest selects, beginning with number `index` (from 1). */
  readonly shard?: Shard | undefined;
}

export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** The scenarios that all parts of the selection want, in the order of the files. */
export function selectScenarios(all: readonly Scenario[], selection: Selection): Scenario[] {
  const { requirements, tags, scenarios, perRule, shard } = selection;
  const wanted = all
    .filter(
      (scenario) => requirements.length === 0 || requirements.some((slug) => scenario.requirements.includes(slug)),
    )
    .filter((scenario) => tags === undefined || tags(scenario.tags))
    .filter((scenario) => scenarios.length === 0 || scenarios.some((id) => isNamed(scenario, id)));
  return (perRule === undefined ? wanted : someOfEachRule(wanted, perRule, requirements)).filter(
    (_, index) => shard === undefined || index % shard.of === shard.index - 1,
  );
}

/** The first of each rule; and where a requirement draws a boundary, one on each side of it, or none of them could pass it. */
function someOfEachRule(wanted: readonly Scenario[], perRule: number, requirements: readonly string[]): Scenario[] {
  const chosen = new Set(wanted.filter(firstOfEachRule(perRule)));
  for (const { slug, sides = [] } of registry) {
    if (requirements.length > 0 && !requirements.includes(slug)) continue;
    const checking = wanted.filter((scenario) => scenario.requirements.includes(slug));
    for (const side of sides) {
      const there = checking.filter((scenario) => isOnSide(scenario, side));
      const [first] = there;
      if (first !== undefined && !there.some((scenario) => chosen.has(scenario))) chosen.add(first);
    }
  }
  return wanted.filter((scenario) => chosen.has(scenario));
}

/** A filter for scenarios in the order of the files. */
function firstOfEachRule(count: number): (scenario: Scenario) => boolean {
  const seen = new Map<string, Set<number>>();
  return ({ uri, requirements, writtenLine }) => {
    // A rule is a requirement's: those of its scenarios in one file are told by their slugs.
    const rule = [uri, ...requirements].join(' ');
    const written = seen.get(rule) ?? new Set<number>();
    seen.set(rule, written);
    if (written.has(writtenLine) || written.size >= count) return false;
    written.add(writtenLine);
    return true;
  };
}

/** By `file:line` of the scenario, of its row, or of the outline that it comes from; or by its file, or a directory above it. */
export function isNamed({ id, uri, writtenLine }: Scenario, name: string): boolean {
  return id === name || `${uri}:${writtenLine}` === name || uri === name || uri.startsWith(`${name}/`);
}

/**
 * The requirements that a run of this selection has to judge. A run that was narrowed to some scenarios judges those that
 * they are about; any other all that it was asked for, also those without a scenario, which then show as not tested.
 */
export function judgedRequirements(
  known: readonly string[],
  selection: Selection,
  selected: readonly Scenario[],
): string[] {
  const wanted =
    selection.requirements.length === 0 ? known : known.filter((slug) => selection.requirements.includes(slug));
  const narrowed = selection.tags !== undefined || selection.scenarios.length > 0 || selection.shard !== undefined;
  if (!narrowed) return [...wanted];
  const touched = new Set(selected.flatMap((scenario) => scenario.requirements));
  return wanted.filter((slug) => touched.has(slug));
}
