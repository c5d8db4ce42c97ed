import type { Scenario } from './feature-files.ts';
import { requirementOfTag } from './feature-files.ts';
import type { Requirement } from './requirement.ts';

/** Tags that name no requirement. */
const plainTags: readonly string[] = ['@multisite', '@boundary', '@any-build', '@slow', '@long', '@open-reading'];

/**
 * What is wrong between the requirements and the scenarios, a sentence each; empty when all is well: every requirement
 * has a scenario, every scenario a requirement, every tag is known, no slug and no scenario's name comes twice.
 */
export function traceabilityProblems(
  requirements: readonly Requirement[],
  scenarios: readonly Scenario[],
): readonly string[] {
  const slugs = requirements.map(({ slug }) => slug);
  const known = new Set(slugs);
  const checked = new Set(scenarios.flatMap((scenario) => scenario.requirements));
  return [
    ...repeated(slugs).map((slug) => `requirement ${slug} is in the registry twice`),
    ...slugs.filter((slug) => !checked.has(slug)).map((slug) => `requirement ${slug} has no scenario`),
    ...new Set(scenarios.flatMap((scenario) => tagProblems(scenario, known))),
    ...scenarios
      .filter((scenario) => scenario.requirements.length === 0)
      .map((scenario) => `${scenario.id} "${scenario.name}" names no requirement by tag`),
    ...duplicateNames(scenarios),
  ];
}

function tagProblems(scenario: Scenario, known: ReadonlySet<string>): string[] {
  return scenario.tags.flatMap((tag) => {
    const slug = requirementOfTag(tag);
    if (slug === undefined) {
      return plainTags.includes(tag) ? [] : [`${scenario.uri}: tag ${tag} is neither a requirement nor a known tag`];
    }
    return known.has(slug) ? [] : [`${scenario.uri}: tag ${tag} names no requirement`];
  });
}

/** Rows of one outline share the name as it is written, so they are told apart by the outline that they come from. */
function duplicateNames(scenarios: readonly Scenario[]): string[] {
  const written = new Map<string, string>();
  for (const { uri, writtenName, pickle } of scenarios) {
    written.set(`${uri}#${pickle.astNodeIds[0]}`, `${uri}: two scenarios are called "${writtenName}"`);
  }
  return repeated([...written.values()]);
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
