import { registry } from '../requirements/registry.ts';
import type { SelfTestResult, WrongServerResult } from './self-test-result.ts';

/** Under the requirement that it violates: found, or not. Under another: failed there too, or not. */
const marks = { found: '#', missed: '!', also: 'x', none: '.' } as const;

export const matrixLegend = `${marks.found} found under the requirement that it violates   ${marks.missed} not found under it   ${marks.also} another requirement that failed too`;

/** Wrong server x requirement, a line a server; the columns are numbered and {@link matrixColumns} names them. */
export function matrixLines(wrong: readonly WrongServerResult[]): readonly string[] {
  const width = Math.max(...wrong.map(({ name }) => name.length), 0) + 2;
  const columns = matrixColumns();
  const heads = [0, 1]
    .map((digit) => columns.map(({ number }) => number[digit]).join(''))
    .map((line) => ' '.repeat(width) + line);
  return [
    ...heads,
    ...wrong.map((server) => server.name.padEnd(width) + columns.map(({ slug }) => mark(server, slug)).join('')),
  ];
}

export function matrixColumns(): readonly { readonly number: string; readonly slug: string }[] {
  return registry.map(({ slug }, index) => ({ number: String(index + 1).padStart(2, '0'), slug }));
}

function mark({ requirement, found, alsoUnder }: WrongServerResult, slug: string): string {
  if (slug === requirement) return found ? marks.found : marks.missed;
  return alsoUnder.includes(slug) ? marks.also : marks.none;
}

/** `ready.primary.sixty-seconds  6 of 6 found`, a line a requirement. */
export function scoreLines(scores: SelfTestResult['scores']): readonly string[] {
  const width = Math.max(...scores.map(({ requirement }) => requirement.length), 0) + 2;
  return scores.map(({ requirement, found, of }) => `${requirement.padEnd(width)}${found} of ${of} found`);
}
