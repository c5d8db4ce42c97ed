/** What the documents say and a program can check: lists that must be whole, links that must lead somewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { readingChoices } from '../../mocks/sip-server/readings.ts';
import { packageRoot } from '../../src/kit/package-info.ts';
import { readFeatureFiles } from '../../src/requirements/feature-files.ts';
import { openPoints } from '../../src/requirements/readings.ts';
import { registry } from '../../src/requirements/registry.ts';
import { runInProcess } from '../cli/run-command.ts';
import { docNumbers, withNumbers } from './doc-numbers.ts';
import { withShownRun } from './shown-run.ts';

const Names = z.record(z.string(), z.string());
const Manifest = z.object({
  scripts: Names,
  dependencies: Names,
  devDependencies: Names,
});
const manifest = Manifest.parse(JSON.parse(read('package.json')));
/** Node itself, which the package must not bring along. */
const { optionalDependencies } = z
  .object({ optionalDependencies: Names })
  .parse(JSON.parse(read('packaging/node/package.json')));

test('docs/dependencies.md has every dependency of package.json, once, and no other', () => {
  const { dependencies, devDependencies } = manifest;
  const explained = rows('docs/dependencies.md').map(([name = '']) => name.replaceAll('`', ''));
  const present = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(explained.filter((name) => name !== 'package').toSorted()).toEqual(present.toSorted());
});

test('docs/readings.md has every open point with its question and the readings allowed', () => {
  const explained = rows('docs/readings.md').filter(([point = '']) => /^A\d+$/.test(point));
  const byNumber = (a: readonly string[], b: readonly string[]) => Number(a[0]?.slice(1)) - Number(b[0]?.slice(1));
  expect(explained.map((cells) => cells.slice(0, 3)).toSorted(byNumber)).toEqual(
    openPoints.map(({ point, question, readings }) => [point, question, readings.join('; ')]),
  );
});

test('docs/readings.md has every reading that the mock pair can be set to, its default first', () => {
  const shown = new Map(rows('docs/readings.md').map((cells) => [cells[0], cells[3]]));
  for (const [point, choices] of Object.entries(readingChoices)) {
    const [first, ...others] = choices.map((choice) => `\`${point}=${choice}\``);
    expect(shown.get(point)).toBe([`**${first}**`, ...others].join(', '));
  }
});

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...readdirSync(join(packageRoot, 'docs')).map((name) => `docs/${name}`),
];

test.each([...new Set(docNumbers.map(({ file }) => file))])(
  'the numbers of %s are those of today: npm run docs',
  (file) => {
    expect(read(file)).toBe(withNumbers(file, read(file)));
  },
);

test('a number that is out of date, and words that are gone, are noticed', () => {
  const text = read('README.md');
  const old = text.replace(/\d+ scenarios against mock pair \(/, '12 scenarios against mock pair (');
  expect(withNumbers('README.md', old)).toBe(withNumbers('README.md', text));
  expect(() => withNumbers('README.md', text.replaceAll(' demands', ' wishes'))).toThrow(/nothing fits .*demands/);
});

test('the run of README.md that fails ends as it does today: npm run docs', async () => {
  const text = read('README.md');
  expect(await withShownRun(text)).toBe(text);
  expect(await withShownRun(text.replace(/seen: .*/, 'seen: nothing'))).toBe(text);
});

test.each(documents)('every link of %s leads to a file', (path) => {
  const links = [...read(path).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => link);
  const local = links.filter((link) => !/^(https?:|#)/.test(link)).map((link) => link.replace(/#.*/, ''));
  expect(local.filter((link) => !existsSync(join(packageRoot, dirname(path), link)))).toEqual([]);
});

test.each(documents)('every npm script that %s names is there', (path) => {
  const named = [...read(path).matchAll(/\bnpm run ([a-z-]+)/g)].flatMap(([, script = '']) => script);
  expect(named.filter((script) => !(script in manifest.scripts))).toEqual([]);
});

test.each(commands('README.md'))('%s runs something', async (command) => {
  const options = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  vi.stubEnv('SIP_HA_CONTROL_TOKEN', 'as README says');
  const ended = await runInProcess(['conformance', ...options, '--list']);
  vi.unstubAllEnvs();
  expect(ended.exitCode, ended.err).toBe(0);
});

test.each(documents)('%s counts the scenarios and requirements as they are', (path) => {
  const { scenarios } = readFeatureFiles(packageRoot, 'features');
  const counts = (pattern: RegExp) =>
    [...read(path).matchAll(pattern)].map(([, ...groups]) => Number(groups.find((group) => group !== undefined)));
  const ofScenarios = counts(
    /\bof (\d+)\s+scenarios|(\d+) scenarios against mock pair \(mock\)\n|Scenarios: (\d+) passed in/g,
  );
  const ofRequirements = counts(/\bof (\d+) requirements/g);
  expect(new Set(ofScenarios)).toEqual(new Set(ofScenarios.length > 0 ? [scenarios.length] : []));
  expect(new Set(ofRequirements)).toEqual(new Set(ofRequirements.length > 0 ? [registry.length] : []));
});

/** The options of every `npm run conformance` with options of its own, as a document shows them. */
function commands(path: string): string[] {
  return [...read(path).matchAll(/npm run conformance -- ([^`\n]+)/g)].flatMap(([, options = '']) => options);
}

/** The cells of every table row of a document, heads and rules left out. */
function rows(path: string): string[][] {
  return read(path)
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .map((line) => line.slice(2, -2).split(' | '));
}

function read(path: string): string {
  return readFileSync(join(packageRoot, path), 'utf8');
}
