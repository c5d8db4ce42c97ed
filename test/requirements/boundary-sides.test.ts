import { expect, test } from 'vitest';
import { packageRoot } from '../../src/kit/package-info.ts';
import { isOnSide } from '../../src/requirements/boundary-side.ts';
import { readFeatureFiles } from '../../src/requirements/feature-files.ts';
import { registry } from '../../src/requirements/registry.ts';

const { scenarios } = readFeatureFiles(packageRoot, 'features');

const sides = registry.flatMap(({ slug, sides: all = [] }) => all.map((side) => ({ slug, side })));

test.each(sides.map(({ slug, side }) => [slug, side.where, side] as const))(
  '%s has a scenario %s, and others',
  (slug, _, side) => {
    const checking = scenarios.filter(({ requirements }) => requirements.includes(slug));
    const there = checking.filter((scenario) => isOnSide(scenario, side));
    expect(there.length).toBeGreaterThan(0);
    expect(there.length).toBeLessThan(checking.length);
  },
);

test('no scenario stands on two sides of a boundary of time or number', () => {
  for (const { slug, sides: all = [] } of registry) {
    if (!/sixty-seconds|option\.(?!takes-effect|location)/.test(slug)) continue;
    const checking = scenarios.filter(({ requirements }) => requirements.includes(slug));
    for (const scenario of checking)
      expect(all.filter((side) => isOnSide(scenario, side)).length, scenario.id).toBeLessThanOrEqual(1);
  }
});

test('the row at 0 s is on no side of the 60 seconds', () => {
  const row = scenarios.find(({ name }) => name === 'The primary 0 s after the HA connection was established');
  const requirement = registry.find(({ slug }) => slug === 'ready.primary.sixty-seconds');
  expect(row).toBeDefined();
  expect(requirement?.sides?.filter((side) => row !== undefined && isOnSide(row, side))).toEqual([]);
});
