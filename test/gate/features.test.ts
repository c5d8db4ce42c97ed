/** The house rules of the feature files, beyond what test/requirements asks of their tags and names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot, stepFiles } from '../../src/kit/package-info.ts';
import { readFeatureFiles } from '../../src/requirements/feature-files.ts';
import { listSteps } from '../../src/run/step-list.ts';
import { stepsDocument } from '../../src/run/steps-document.ts';
import { formatFeature } from './format-feature.ts';

const { envelopes } = readFeatureFiles(packageRoot, 'features');
const documents = envelopes.flatMap(({ gherkinDocument }) => gherkinDocument ?? []);

/** What belongs to the wire, and so has no place in the words of a QA engineer. */
const wireWords = /\b(HTTP|HTTPS|JSON|XML|HTML|URL|TCP|GET|POST|localhost|port \d+)\b|\/serverx?\b|READINESS_|HA_ROLE/;

test('they speak of the document, not of the wire', () => {
  const lines = documents.flatMap(({ uri = '' }) =>
    read(uri)
      .split('\n')
      .map((line, index) => `${uri}:${index + 1} ${line}`),
  );
  expect(lines.length).toBeGreaterThan(1000);
  expect(lines.filter((line) => wireWords.test(line))).toEqual([]);
});

test.each(documents.map(({ uri = '' }) => uri))('%s is formatted: npm run format', (uri) => {
  expect(read(uri)).toBe(formatFeature(uri, read(uri)));
});

const { steps, odd } = await listSteps(packageRoot, stepFiles);

test('every step that they name is defined, once, and every definition is used', () => {
  expect(steps.flatMap(({ uses }) => uses).length).toBeGreaterThan(1000);
  expect(odd).toEqual([]);
  // Those that exploration writes its findings with are for features that are not here.
  const ofExploration = read('steps/exploration.steps.ts');
  const unused = steps.filter(({ uses, pattern }) => uses.length === 0 && !ofExploration.includes(`'${pattern}'`));
  expect(unused.map(({ pattern }) => pattern)).toEqual([]);
});

test('docs/steps.md lists every step: npm run docs', () => {
  expect(read('docs/steps.md')).toBe(stepsDocument(steps));
});

function read(uri: string): string {
  return readFileSync(join(packageRoot, uri), 'utf8');
}
