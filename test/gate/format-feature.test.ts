import { expect, test } from 'vitest';
import { formatFeature } from './format-feature.ts';

const untidy = `

Feature: Readiness
  It is told.


  # Why it is so.
  @ready
    Rule: Either
  Scenario Outline: <a>
        Given a pair   in service
    When it is <a>
      Examples:
      | a | number |
      | ready|1 |
      | not \\| ready | 1000 |
`;

const tidy = `Feature: Readiness
  It is told.

  # Why it is so.
  @ready
  Rule: Either
    Scenario Outline: <a>
      Given a pair   in service
      When it is <a>
      Examples:
        | a            | number |
        | ready        | 1      |
        | not \\| ready | 1000   |
`;

test('indents, aligns, and leaves one blank line where there are some', () => {
  expect(formatFeature('a.feature', untidy)).toBe(tidy);
  expect(formatFeature('a.feature', tidy)).toBe(tidy);
  expect(formatFeature('a.feature', untidy.replaceAll('\n', '\r\n'))).toBe(tidy);
});

test('what is no Gherkin is told with its place', () => {
  expect(() => formatFeature('a.feature', 'Feature: a\n  Scenario:\n    Given it\n    Gven it')).toThrow(
    /a\.feature: .*\(4:5\)/s,
  );
});
