import type { Scenario } from '../requirements/feature-files.ts';
import { registry } from '../requirements/registry.ts';
import { whyItCannotFail } from './cannot-fail.ts';
import { matrixColumns, matrixLegend, matrixLines } from './matrix.ts';
import type { SelfTestResult } from './self-test-result.ts';

/** docs/self-test.md: what the last self-test found, with nothing in it that differs from one run to the next. */
export function selfTestDocument({ wrong, right, scores }: SelfTestResult, scenarios: readonly Scenario[]): string {
  const found = wrong.filter((server) => server.found).length;
  const accepted = right.filter((server) => server.accepted).length;
  return [
    '# Self-test',
    '',
    'A conformance suite that has never been seen to fail deserves no trust. So the suite is run against servers and upgrade',
    'tools that are wrong on purpose, and against right ones that do things in an unexpected way.',
    '',
    '    npm run self-test',
    '',
    `- **${found} of ${wrong.length} wrong** ones are found: under the requirement that they violate, by a failed finding with the right`,
    '  words. A crash, a time-out, a failed set-up or an inconclusive result does not count.',
    `- **${accepted} of ${right.length} right** ones are accepted.`,
    '',
    '`npm run self-test -- --deviation "ready-*"` runs some of them, `-- --explain <name>` says what is wrong with one and how',
    'it is found, `-- --json` prints everything for programs. Verdicts come from the same code as those of `conformance`,',
    'which runs against any of them with `--deviation <name>`. A wrong one is run on all scenarios of its requirement and on',
    'one, not always the same, of every other; a right one on the whole suite, or on part of it if only its pages are unusual.',
    '',
    'This page is generated: `npm run self-test -- --write-document docs/self-test.md`.',
    '',
    '## Score',
    '',
    '| requirement | wrong ones found |',
    '| --- | --- |',
    ...scores.map((score) => `| \`${score.requirement}\` | ${score.found} of ${score.of} |`),
    ...untried(scores),
    '',
    '## The wrong ones',
    '',
    ...scores.flatMap(({ requirement }) => [
      `### ${requirement}`,
      '',
      '| name | the bug | found by |',
      '| --- | --- | --- |',
      ...wrong
        .filter((server) => server.requirement === requirement)
        .map(({ name, about, by, missed }) => `| \`${name}\` | ${cell(about)} | ${cell(by?.demand ?? missed ?? '')} |`),
      '',
    ]),
    '## Scenarios that cannot fail',
    '',
    'A check that has never failed may not be checking anything. So each scenario must fail a wrong server by a step under *Then*, or the self-test',
    'fails. These cannot:',
    '',
    '| requirement | scenarios | why |',
    '| --- | --- | --- |',
    ...[...Map.groupBy(scenarios, whyItCannotFail)].flatMap(([why, those]) =>
      why === undefined ? [] : [cannotFailRow(why, those)],
    ),
    '',
    '## The right ones',
    '',
    '| name | what is unusual |',
    '| --- | --- |',
    ...right.map(({ name, about }) => `| \`${name}\` | ${cell(about)} |`),
    '',
    '## Matrix',
    '',
    'A wrong server may fail other requirements too: one bug can break several promises.',
    '',
    '```',
    ...matrixLines(wrong),
    '',
    ...matrixColumns().map(({ number, slug }) => `${number} ${slug}`),
    '',
    matrixLegend,
    '```',
    '',
  ].join('\n');
}

function cannotFailRow(why: string, scenarios: readonly Scenario[]): string {
  const slugs = new Set(scenarios.flatMap(({ requirements }) => requirements));
  return `| \`${[...slugs].join('`, `')}\` | ${scenarios.map(({ name }) => cell(name)).join('<br>')} | ${why} |`;
}

/** Requirements that no wrong one can violate. */
function untried(scores: SelfTestResult['scores']): readonly string[] {
  return registry
    .filter(({ slug }) => !scores.some(({ requirement }) => requirement === slug))
    .map(
      ({ slug, level }) =>
        `| \`${slug}\` | ${level === 'check' ? 'never failed: it is counted and reported' : 'none'} |`,
    );
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
