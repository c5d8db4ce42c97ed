import { counted } from '../report/failure-text.ts';
import type { Scenario } from '../requirements/feature-files.ts';
import type { Requirement } from '../requirements/requirement.ts';

/** What would run, for people: each requirement with the scenarios that check it. */
export function scenarioList(selected: readonly Scenario[], requirements: readonly Requirement[]): string {
  const lines = requirements.flatMap(({ slug, level, demand }) => {
    const checking = selected.filter((scenario) => scenario.requirements.includes(slug));
    if (checking.length === 0) return [];
    return [`${slug} (${level}): ${demand}`, ...checking.map(({ id, name }) => `  ${id}  ${name}`), ''];
  });
  return [...lines, counted(selected.length, 'scenario'), ''].join('\n');
}
