import type { ListedStep } from './step-list.ts';

/** docs/steps.md: every step, by the file that defines it, with an example from the features. */
export function stepsDocument(steps: readonly ListedStep[]): string {
  const files = Map.groupBy(steps, ({ file }) => file);
  return [
    '# Steps',
    '',
    `The ${steps.length} sentences that scenarios are made of. Words in braces stand for a value; the example shows one. A step may`,
    'follow *Given*, *When* or *Then*; the example has the one that fits. Where a new step goes: [CONTRIBUTING.md](../CONTRIBUTING.md).',
    '',
    'This page is generated: `npm run docs`.',
    '',
    ...[...files].flatMap(([file, ofFile]) => [
      `## ${titleOf(file)}`,
      '',
      `[${file}](../${file})`,
      '',
      '| step | for example |',
      '| --- | --- |',
      ...ofFile.map(({ pattern, uses }) => {
        const [example] = uses;
        const shown = example === undefined ? '' : `*${example.keyword}* ${cell(example.text)}`;
        return `| \`${cell(pattern)}\` | ${shown} |`;
      }),
      '',
    ]),
  ].join('\n');
}

function titleOf(file: string): string {
  const name = (/([^/]+)\.steps\.\w+$/.exec(file)?.[1] ?? file).replaceAll('-', ' ');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
