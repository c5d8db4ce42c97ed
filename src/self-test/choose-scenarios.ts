import type { Scenario } from '../requirements/feature-files.ts';
import type { ServerUnderTest } from './server-under-test.ts';

/** How many scenarios of every requirement are enough for the rest of the matrix, and for what only looks unusual. */
const fewForTheMatrix = 1;
const fewForPages = 3;

/**
 * A right server must pass the whole suite; one whose pages alone are unusual, all about the status page and some of the
 * rest. A wrong one is tried on every scenario about the requirement that it violates, and for the matrix on a few of every
 * other.
 */
export function chooseScenarios(all: readonly Scenario[], server: ServerUnderTest): readonly Scenario[] {
  if (server.kind === 'wrong') return crossSection(all, fewForTheMatrix, (slug) => slug === server.requirement);
  return server.pagesOnly ? crossSection(all, fewForPages, (slug) => slug.startsWith('http.')) : all;
}

/** All scenarios about some requirements, and the first ones that are not slow of every other. */
function crossSection(all: readonly Scenario[], few: number, whole: (slug: string) => boolean): readonly Scenario[] {
  const taken = new Map<string, number>();
  return all.filter(({ requirements, tags }) => {
    if (requirements.some(whole)) return true;
    if (tags.includes('@slow') || requirements.every((slug) => (taken.get(slug) ?? 0) >= few)) return false;
    for (const slug of requirements) taken.set(slug, (taken.get(slug) ?? 0) + 1);
    return true;
  });
}
