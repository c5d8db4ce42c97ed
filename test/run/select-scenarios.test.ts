import { expect, test } from 'vitest';
import { packageRoot } from '../../src/kit/package-info.ts';
import { isOnSide } from '../../src/requirements/boundary-side.ts';
import { readFeatureFiles, type Scenario } from '../../src/requirements/feature-files.ts';
import { registry } from '../../src/requirements/registry.ts';
import { expectedSeconds } from '../../src/run/expected-seconds.ts';
import { selectScenarios } from '../../src/run/select-scenarios.ts';

const { scenarios } = readFeatureFiles(packageRoot, 'features');
const all = { requirements: [], scenarios: [] };

test('some of each rule leave no requirement out', () => {
  const three = selectScenarios(scenarios, { ...all, perRule: 3 });
  const slugs = (list: typeof scenarios) => new Set(list.flatMap(({ requirements }) => requirements));
  expect(slugs(three)).toEqual(slugs(scenarios));
});

test('of each rule the first ones are taken, an outline once, and beyond them only what a boundary needs', () => {
  const sides = registry.flatMap(({ slug, sides: all = [] }) => all.map((side) => ({ slug, side })));
  const isOn = (scenario: Scenario, { slug, side }: (typeof sides)[number]) =>
    scenario.requirements.includes(slug) && isOnSide(scenario, side);
  const two = selectScenarios(scenarios, { ...all, perRule: 2 });
  for (const one of sides)
    expect(
      two.some((scenario) => isOn(scenario, one)),
      one.side.where,
    ).toBe(true);
  for (const [rule, chosen] of Map.groupBy(two, ({ uri, requirements }) => [uri, ...requirements].join(' '))) {
    const written = Map.groupBy(chosen, ({ writtenLine }) => writtenLine);
    const first = [...written.values()].slice(0, 2).flatMap((rows) => rows.slice(0, 1));
    const beyond = chosen.filter((scenario) => !first.includes(scenario));
    expect(
      beyond.every((scenario) => sides.some((one) => isOn(scenario, one))),
      rule,
    ).toBe(true);
  }
});

test('a shard is a part of what the rules give', () => {
  const one = (shard: { index: number; of: number }) => selectScenarios(scenarios, { ...all, perRule: 1, shard });
  const parts = [1, 2].map((index) => one({ index, of: 2 }));
  const whole = selectScenarios(scenarios, { ...all, perRule: 1 });
  expect(parts.flat().length).toBe(whole.length);
});

test.each([
  [['a pair in service', '30 seconds have passed since the HA connection was established'], 30],
  [['a pair that is ready for switchover', 'the primary stays ready for switchover for 5 seconds'], 65],
  [['a pair in service', 'an upgrade to build 8.1.104.10', 'steps 1, 2 and 3a are carried out'], 60],
  [['a pair in service', 'an upgrade to build 8.1.104.10', 'step 1 is carried out'], 0],
  [['both members become ready for switchover', 'both members are ready again'], 120],
])('%j lasts about %d s', (steps, seconds) => {
  const [pickle] = scenarios.map((scenario) => scenario.pickle);
  if (pickle === undefined) throw new Error('no scenario');
  const [step] = pickle.steps;
  if (step === undefined) throw new Error('no step');
  expect(expectedSeconds({ pickle: { ...pickle, steps: steps.map((text) => ({ ...step, text })) } })).toBe(seconds);
});
