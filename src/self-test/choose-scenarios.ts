import type { Scenario } from '../requirements/feature-files.ts';
import type { ServerUnderTest } from '../targets/server-under-test.ts';

/** How many scenarios of every requirement are enough for the rest of the matrix, and for what only looks unusual. */
const fewForTheMatrix = 1;
const fewForPages = 3;

/**
 * A right server must pass the whole suite; one whose pages alone are unusual, all about the status page and some of the
 * rest. A wrong one is tried on every scenario about the requirement that it violates, and for the matrix on one of every
 * other: on another one with each `turn`, so that all of them get to see wrong servers.
 */
export function chooseScenarios(all: readonly Scenario[], server: ServerUnderTest, turn: number): readonly Scenario[] {
  if (server.kind === 'wrong') return crossSection(all, fewForTheMatrix, turn, (slug) => slug === server.requirement);
  return server.pagesOnly ? crossSection(all, fewForPages, 0, (slug) => slug.startsWith('http.')) : all;
}

/** All scenarios about some requirements, and of every other a few that are not slow, beginning with that of the turn. */
function crossSection(
  all: readonly Scenario[],
  few: number,
  turn: number,
  whole: (slug: string) => boolean,
): readonly Scenario[] {
  const chosen = new Set(all.filter(({ requirements }) => requirements.some(whole)));
  const others = all.filter(({ tags }) => !tags.includes('@slow'));
  for (const slug of new Set(all.flatMap(({ requirements }) => requirements))) {
    const about = others.filter(({ requirements }) => requirements.includes(slug));
    const first = about.length === 0 ? 0 : (turn * few) % about.length;
    for (const scenario of [...about.slice(first), ...about].slice(0, few)) chosen.add(scenario);
  }
  return all.filter((scenario) => chosen.has(scenario));
}
