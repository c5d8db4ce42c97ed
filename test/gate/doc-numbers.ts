import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/kit/package-info.ts';
import { readFeatureFiles } from '../../src/requirements/feature-files.ts';
import { registry } from '../../src/requirements/registry.ts';
import { selectScenarios } from '../../src/run/select-scenarios.ts';
import { serversUnderTest } from '../../src/targets/servers-under-test.ts';

/** A number that a document gives, and that changes with what the repository holds. */
interface DocNumber {
  readonly file: string;
  /** Fits the words around it; the number is the group `n`. */
  readonly words: RegExp;
  readonly number: number;
}

const { scenarios } = readFeatureFiles(packageRoot, 'features');
const about = (slug: string) => scenarios.filter(({ requirements }) => requirements.includes(slug)).length;
const ofEachRule = selectScenarios(scenarios, { requirements: [], scenarios: [], perRule: 3 }).length;
const { wrong, right } = serversUnderTest();
/** For `more than 180`. */
const tensBelow = (count: number) => Math.floor((count - 1) / 10) * 10;
const sixtySeconds = about('ready.primary.sixty-seconds');

const shownRequirements = [...read('README.md').matchAll(/^ {6}(\S+) +passed +\d+\/\d+$/gm)].flatMap(
  ([, slug = '']) => [
    { file: 'README.md', words: new RegExp(`^ {6}${slug} +passed +(?<n>\\d+)/`, 'gm'), number: about(slug) },
    { file: 'README.md', words: new RegExp(`^ {6}${slug} +passed +\\d+/(?<n>\\d+)$`, 'gm'), number: about(slug) },
  ],
);

export const docNumbers: readonly DocNumber[] = [
  { file: 'README.md', words: /the document's (?<n>\d+) demands/g, number: registry.length },
  { file: 'README.md', words: /(?<n>\d+) scenarios against mock pair \(/g, number: scenarios.length },
  { file: 'README.md', words: /Scenarios: (?<n>\d+) passed in/g, number: scenarios.length },
  { file: 'README.md', words: /Requirements: (?<n>\d+) passed/g, number: registry.length },
  { file: 'README.md', words: /(?<n>\d+) scenarios against mock pair, wrong/g, number: sixtySeconds },
  { file: 'README.md', words: /more\s+than (?<n>\d+) servers/g, number: tensBelow(wrong.length) },
  { file: 'README.md', words: /more\s+than (?<n>\d+) unusual/g, number: tensBelow(right.length) },
  { file: 'CHANGELOG.md', words: /more than (?<n>\d+) servers/g, number: tensBelow(wrong.length) },
  { file: 'CHANGELOG.md', words: /more than (?<n>\d+) unusual/g, number: tensBelow(right.length) },
  { file: 'CHANGELOG.md', words: /^- (?<n>\d+) requirements/gm, number: registry.length },
  { file: 'docs/container-target.md', words: /every boundary: (?<n>\d+) of/g, number: ofEachRule },
  { file: 'docs/container-target.md', words: /every boundary: \d+ of (?<n>\d+)/g, number: scenarios.length },
  ...['README.md', 'docs/reading-a-report.md'].flatMap((file) => [
    { file, words: /selected: 1 of (?<n>\d+) requirements/g, number: registry.length },
    { file, words: /requirements, (?<n>\d+) of \d+\s+scenarios/g, number: about('option.range') },
    { file, words: /requirements, \d+ of (?<n>\d+)\s+scenarios/g, number: scenarios.length },
  ]),
  ...shownRequirements,
];

/** The document with every number as it is now. @throws Error when words that give one are not there any more */
export function withNumbers(file: string, text: string): string {
  return docNumbers
    .filter((number) => number.file === file)
    .reduce((present, { words, number }) => {
      const found = [...present.matchAll(new RegExp(words.source, `${words.flags}d`))];
      if (found.length === 0) throw new Error(`${file}: nothing fits ${words}; see test/gate/doc-numbers.ts`);
      return found.reverse().reduce((changed, { indices }) => {
        const [from = 0, to = 0] = indices?.groups?.['n'] ?? [];
        return `${changed.slice(0, from)}${number}${changed.slice(to)}`;
      }, present);
    }, text);
}

function read(file: string): string {
  return readFileSync(join(packageRoot, file), 'utf8');
}
