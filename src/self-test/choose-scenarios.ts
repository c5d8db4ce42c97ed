import type { Scenario } from '../requirements/feature-files.ts';
import type { ServerUnderTest } from './server-under-test.ts';

/** How many scenarios of every other requirement a wrong server is tried on too. */
const crossSection = 2;

/**
 * A right server must pass the whole suite. A wrong one is tried on every scenario about the requirement that it violates,
 * and for the matrix on the first few of every other.
 */
export function chooseScenarios(all: readonly Scenario[], server: ServerUnderTest): readonly Scenario[] {
  if (server.kind === 'right') return all;
  const taken = new Map<string, number>();
  return all.filter(({ requirements, tags }) => {
    if (requirements.includes(server.requirement)) return true;
    if (tags.includes('@slow')) return false;
    const fewest = Math.min(...requirements.map((slug) => taken.get(slug) ?? 0));
    if (fewest >= crossSection) return false;
    for (const slug of requirements) taken.set(slug, (taken.get(slug) ?? 0) + 1);
    return true;
  });
}
