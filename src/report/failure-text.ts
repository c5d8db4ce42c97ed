import { foreignText } from '../http/foreign-text.ts';
import { findRequirement } from '../requirements/registry.ts';
import { formatInterval } from '../timing/interval.ts';
import type { Finding } from '../verdict/finding.ts';
import type { ConformanceResult, ScenarioResult } from './result.ts';

/** The longest text of a target that a report carries on, in characters. */
const longest = 500;

/** One line of text for a report, with nothing in it that could steer a terminal, wherever it came from. */
export function printable(text: string): string {
  return foreignText(text, longest);
}

/** `1 scenario`, `2 scenarios`. */
export function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** A finding in words, a line each: the requirement, what was demanded, what would have been accepted, what was seen. */
export function findingLines({ requirement, demand, accepted, seen, at }: Finding): string[] {
  const words = findRequirement(requirement)?.demand;
  return [
    `${printable(requirement)}${words === undefined ? '' : `: ${words}`}`,
    `  demanded: ${printable(demand)}`,
    ...accepted.map((outcome, index) => `  ${index === 0 ? 'accepted:' : '      or:'} ${printable(outcome)}`),
    `  seen:     ${printable(seen)}${at === undefined ? '' : ` (at ${formatInterval(at)})`}`,
  ];
}

/** What the kit did and saw around a finding, a line each. */
export function timelineLines({ timeline }: ScenarioResult): string[] {
  const times = timeline.map(({ at }) => formatInterval(at));
  const width = Math.max(0, ...times.map((time) => time.length));
  return timeline.map(
    ({ kind, text }, index) => `${(times[index] ?? '').padStart(width)}  ${kind.padEnd(6)}  ${printable(text)}`,
  );
}

/** The command that runs some of it again, as a shell takes it: with the same target, and these options. */
export function rerunCommand(
  { command = 'npm run conformance --', target }: Pick<ConformanceResult, 'command' | 'target'>,
  options: readonly string[],
): string {
  return [command, ...[...target.options, ...options].map(quoted)].join(' ');
}

function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
