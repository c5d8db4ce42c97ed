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
    'Nobody should trust a conformance suite that was never shown to fail. So the suite is tried on servers, and on upgrade',
    'tools, that are wrong on purpose, and on right ones that do everything in a way that nobody expects.',
    '',
    '    npm run self-test',
    '',
    `- **${found} of ${wrong.length} wrong** ones are found: under the requirement that they violate, by a failed finding that says the`,
    '  right thing. A crash, a time-out, a set-up that failed and a doubt are no finding.',
    `- **${accepted} of ${right.length} right** ones are accepted.`,
    '',
    '`npm run self-test -- --deviation "ready-*"` tries some, `-- --explain <name>` says what is the matter with one and how',
    'it is found, `-- --json` prints it all for programs. The verdicts are made by the same code as those of `conformance`,',
    'which runs against any of them with `--deviation <name>`. A wrong one is tried on all scenarios about its requirement and',
    'on one about every other, not always the same; a right one on the whole suite, or, where only its pages look unusual, on a part of it.',
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
    'A check that has never failed may be none. So each scenario must fail a wrong one by a step under Then, or the self-test',
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
    'A wrong one may well fail other requirements too: one bug breaks several promises.',
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
