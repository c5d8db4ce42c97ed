/** What was named in a selection: found where it was meant, or told with what is like it. */
import { existsSync, realpathSync } from 'node:fs';
import { matchesGlob, relative, resolve, sep } from 'node:path';
import { packageRoot } from '../kit/package-info.ts';
import { fromWhereOneStands } from '../kit/standing-directory.ts';
import { suggestion, UsageError } from '../kit/usage-error.ts';
import type { Scenario } from '../requirements/feature-files.ts';
import { isNamed } from './select-scenarios.ts';

/**
 * @param asked slugs, or patterns of them such as `option.*`
 * @returns slugs, each once
 * @throws UsageError for what fits none
 */
export function requirementsNamed(asked: readonly string[], known: readonly string[]): readonly string[] {
  const named = asked.flatMap((pattern) => {
    const fitting = known.filter((slug) => slug === pattern || matchesGlob(slug, pattern));
    if (fitting.length > 0) return fitting;
    const hint = suggestion(pattern, known) || '; --list shows all';
    throw new UsageError(`--requirement: there is no requirement "${pattern}"${hint}`);
  });
  return [...new Set(named)];
}

/**
 * @param asked as it was typed: from where one stands or from the root of the kit, with or without a line
 * @returns the same as the scenarios have it
 * @throws UsageError when no scenario is there
 */
export function scenarioNamed(asked: string, known: readonly Scenario[]): string {
  const fromRoot = relative(packageRoot, resolve(packageRoot, asked));
  const stood = relative(packageRoot, realPath(resolve(fromWhereOneStands(asked))));
  const ids = [fromRoot, stood].map((id) => id.split(sep).join('/'));
  const found = ids.find((id) => known.some((scenario) => isNamed(scenario, id)));
  if (found !== undefined) return found;
  throw new UsageError(`--scenario: there is no scenario at "${asked}"${nearScenarios(ids[0] ?? asked, known)}`);
}

/** The feature files among what was asked for that are none of the kit's own, as absolute paths. */
export function foreignFeatures(asked: readonly string[]): readonly string[] {
  const files = asked
    .map((id) => resolve(fromWhereOneStands(id.replace(/:\d+$/, ''))))
    .filter((path) => path.endsWith('.feature') && existsSync(path))
    .map(realPath)
    .filter((path) => !relative(packageRoot, path).startsWith(`features${sep}`));
  return [...new Set(files)];
}

/** The kit may have been reached through a symbolic link; the line stays. */
function realPath(path: string): string {
  const [, file = path, line = ''] = /^(.*?)(:\d+)?$/s.exec(path) ?? [];
  return existsSync(file) ? `${realpathSync(file)}${line}` : path;
}

/** @throws UsageError for a tag that was written without its @: it would fit nothing, or with "not" everything */
export function checkTags(expression: string, scenarios: readonly Scenario[]): void {
  const tags = [...new Set(scenarios.flatMap((scenario) => scenario.tags))];
  for (const word of expression.split(/[\s()]+/)) {
    if (word === '' || word.startsWith('@') || ['and', 'or', 'not'].includes(word)) continue;
    const meant = tags.includes(`@${word}`) ? `; did you mean @${word}?` : suggestion(`@${word}`, tags);
    throw new UsageError(`--tags: expected tags that begin with @, came "${word}"${meant}`);
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
