import { expect, test } from 'vitest';
import { packageRoot } from '../../src/kit/package-info.ts';
import { readFeatureFiles } from '../../src/requirements/feature-files.ts';
import { expectedSeconds } from '../../src/run/expected-seconds.ts';
import { selectScenarios } from '../../src/run/select-scenarios.ts';

const { scenarios } = readFeatureFiles(packageRoot, 'features');
const all = { requirements: [], scenarios: [] };

test('some of each rule leave no requirement out, and take an outline once', () => {
  const three = selectScenarios(scenarios, { ...all, perRule: 3 });
  const slugs = (list: typeof scenarios) => new Set(list.flatMap(({ requirements }) => requirements));
  expect(slugs(three)).toEqual(slugs(scenarios));
  const written = three.map(({ uri, writtenLine }) => `${uri}:${writtenLine}`);
  expect(new Set(written).size).toBe(written.length);
  const rules = Map.groupBy(three, ({ uri, requirements }) => [uri, ...requirements].join(' '));
  for (const [rule, chosen] of rules) expect(chosen.length, rule).toBeLessThanOrEqual(3);
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
