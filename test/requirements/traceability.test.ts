import { generateMessages } from '@cucumber/gherkin';
import { IdGenerator, SourceMediaType } from '@cucumber/messages';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/kit/package-info.ts';
import { FeatureFileError, readFeatureFiles, scenariosOfStream } from '../../src/requirements/feature-files.ts';
import { registry } from '../../src/requirements/registry.ts';
import type { Requirement } from '../../src/requirements/requirement.ts';
import { traceabilityProblems } from '../../src/requirements/traceability.ts';

function requirement(slug: string): Requirement {
  return { slug, chapter: 'option', level: 'must', demand: '', shownBy: '', openReadings: [] };
}

function scenariosOf(text: string) {
  return scenariosOfStream(
    generateMessages(text, 'a.feature', SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, {
      newId: IdGenerator.incrementing(),
      includeGherkinDocument: true,
      includePickles: true,
    }),
  );
}

const sound = `
Feature: A

  @x.one
  Rule: One
    Scenario: first
      Given it

    @boundary @x.two
    Scenario Outline: second
      Given <it>
      Examples:
        | it |
        | a  |
        | b  |
`;

test('the features of the kit and its requirements fit each other', () => {
  expect(traceabilityProblems(registry, readFeatureFiles(packageRoot, 'features').scenarios)).toEqual([]);
});

test('a scenario has the tags of its rule, and an id by the line of its row', () => {
  const scenarios = scenariosOf(sound);
  expect(scenarios.map(({ id, requirements }) => [id, requirements])).toEqual([
    ['a.feature:6', ['x.one']],
    ['a.feature:14', ['x.one', 'x.two']],
    ['a.feature:15', ['x.one', 'x.two']],
  ]);
  expect(traceabilityProblems([requirement('x.one'), requirement('x.two')], scenarios)).toEqual([]);
});

test.each([
  ['a requirement without a scenario', sound, ['x.one', 'x.two', 'x.three'], 'requirement x.three has no scenario'],
  ['a tag without a requirement', sound, ['x.one'], 'a.feature: tag @x.two names no requirement'],
  ['a slug that comes twice', sound, ['x.one', 'x.two', 'x.one'], 'requirement x.one is in the registry twice'],
  [
    'a tag that nobody knows',
    sound.replace('@boundary', '@bondary'),
    ['x.one', 'x.two'],
    'a.feature: tag @bondary is neither a requirement nor a known tag',
  ],
  [
    'a name that comes twice',
    sound.replace('second', 'first'),
    ['x.one', 'x.two'],
    'a.feature: two scenarios are called "first"',
  ],
  [
    'a scenario about nothing',
    `${sound}\n  Rule: Two\n    Scenario: third\n      Given it`,
    ['x.one', 'x.two'],
    'a.feature:18 "third" names no requirement by tag',
  ],
])('%s is a problem', (_, text, slugs, problem) => {
  expect(traceabilityProblems(slugs.map(requirement), scenariosOf(text))).toEqual([problem]);
});

test('no feature files are an error that says where they were looked for', () => {
  expect(() => readFeatureFiles(packageRoot, 'no-such-directory')).toThrow(FeatureFileError);
});
