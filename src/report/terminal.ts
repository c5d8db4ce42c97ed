import { styleText } from 'node:util';
import { foreignText } from '../http/foreign-text.ts';
import type { Chapter } from '../requirements/requirement.ts';
import { chapters } from '../requirements/requirement.ts';
import type { RunVerdict } from '../verdict/exit-code.ts';
import type { Outcome } from '../verdict/finding.ts';
import { outcomes } from '../verdict/finding.ts';
import { attention } from './attention.ts';
import { printable } from './failure-text.ts';
import { outcomeStyles, type Paint, type Style } from './outcome-style.ts';
import type { ConformanceResult, Counts, RequirementResult } from './result.ts';

export interface TerminalOptions {
  /** Colours fit for this stream; node:util obeys NO_COLOR and FORCE_COLOR. */
  readonly stream: NodeJS.WritableStream;
  /** Where the reports were written; left out, nothing is said of them. */
  readonly reportDirectory?: string;
}

const chapterTitles: Record<Chapter, string> = {
  'status-page': 'Status page',
  synchronization: 'Call synchronization',
  option: 'Option ha-max-calls-sync-at-once',
  readiness: 'Readiness for switchover and upgrade',
  switchover: 'Switchover and failover',
  procedure: 'The upgrade procedure',
};

const verdictWords: Record<RunVerdict, readonly [string, Style]> = {
  conformant: ['CONFORMANT', ['green', 'bold']],
  'not conformant': ['NOT CONFORMANT', ['red', 'bold']],
  inconclusive: ['INCONCLUSIVE', ['yellow', 'bold']],
  broken: ['BROKEN: the target or the set-up failed, so this run says nothing', ['magenta', 'bold']],
};

/** The result of a run for a person at a terminal: verdicts, readings, every failure, and last what it comes to. */
export function terminalReport(result: ConformanceResult, { stream, reportDirectory }: TerminalOptions): string {
  const paint = (style: Style, text: string) => styleText(style, text, { stream, validateStream: true });
  const lines = [
    ...verdictTable(result, paint),
    ...readings(result, paint),
    ...attention(result, paint),
    ...problems(result, paint),
    '',
    ...conclusion(result, paint, reportDirectory),
  ];
  return `${lines.join('\n')}\n`;
}

function verdictTable({ requirements }: ConformanceResult, paint: Paint): string[] {
  const width = Math.max(0, ...requirements.map(({ slug }) => slug.length));
  return chapters.flatMap((chapter) => {
    const rows = requirements.filter((requirement) => requirement.chapter === chapter);
    if (rows.length === 0) return [];
    return ['', paint('bold', chapterTitles[chapter]), ...rows.map((row) => tableRow(row, width, paint))];
  });
}

function tableRow(
  { slug, level, verdict, scenarios, leftOut = [] }: RequirementResult,
  width: number,
  paint: Paint,
): string {
  const verdictText = paint(outcomeStyles[verdict], verdict.padEnd(outcomeWidth));
  if (scenarios.length === 0) return `  ${slug.padEnd(width)}  ${verdictText}  no scenario`;
  const passed = scenarios.filter(({ outcome }) => outcome === 'passed').length;
  const others = tally(scenarios.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'passed'));
  const counted = `${passed}/${scenarios.length}${others === '' ? '' : ` (${others})`}`;
  const mark = level === 'check' ? paint('dim', '  for information') : '';
  const without = leftOut.length === 0 ? '' : paint('dim', `  left out: ${leftOut.join(', ')}`);
  return `  ${slug.padEnd(width)}  ${paint(outcomeStyles[verdict], verdict.padEnd(outcomeWidth))}  ${counted}${mark}${without}`;
}

const outcomeWidth = Math.max(...outcomes.map((outcome) => outcome.length));

function readings({ readings: seen }: ConformanceResult, paint: Paint): string[] {
  if (seen.length === 0) return [];
  const lines = seen.map(({ point, reading, scenarios }) => {
    const contradicted = seen.some((other) => other.point === point && other.reading !== reading);
    const doubt = contradicted ? paint('yellow', ` (in ${scenarios.length} scenarios; others differ)`) : '';
    return `  ${printable(point).padEnd(4)} ${printable(reading)}${doubt}`;
  });
  return ['', paint('bold', 'Open points of the document: this system follows'), ...lines];
}

function problems(result: ConformanceResult, paint: Paint): string[] {
  return result.problems.flatMap((problem) => ['', paint('magenta', `The run: ${printable(problem)}`)]);
}

/** What it comes to, a line each: target, counts, and last the verdict. */
export function conclusion(result: ConformanceResult, paint: Paint, reportDirectory?: string): string[] {
  const { summary, target } = result;
  return [
    `Target: ${printable(target.description)} (${printable(target.name)})`,
    `Scenarios: ${counts(summary.scenarios)} in ${(result.durationMs / 1000).toFixed(1)} s`,
    `Requirements: ${counts(summary.requirements)}`,
    ...(reportDirectory === undefined ? [] : [`Reports: ${reportDirectory}`]),
    lastLine(result, paint),
  ];
}

function lastLine(result: ConformanceResult, paint: Paint): string {
  const { verdict, scope, interrupted } = result;
  const [words, style] = verdictWords[verdict];
  if (interrupted !== undefined) {
    const failed = verdict === 'not conformant' ? ', and what failed in them makes it NOT CONFORMANT' : '';
    const run = `${interrupted.scenariosRun} of ${scope.scenarios} scenarios were run`;
    return paint(failed === '' ? ['yellow', 'bold'] : style, `INTERRUPTED: ${run}${failed}${ofBuilds(result, '; ')}`);
  }
  const partly = verdict === 'conformant' && !scope.whole;
  const said = partly ? `${words} ${inWhatWasSelected(result)}` : words;
  return paint(style, `${said}${ofBuilds(result, said.includes(': ') ? '; ' : ': ')}`);
}

/** How many builds and left-out sides a line names; conformance.json has all. */
const mostNamed = 2;

/** A verdict is one on builds: those that the members ran. */
function ofBuilds({ builds }: ConformanceResult, before: string): string {
  const named = builds.slice(0, mostNamed).map(({ version }) => foreignText(version, 40));
  if (named.length === 0) return '';
  const others = builds.length > mostNamed;
  const list = others ? `${named.join(', ')} and others` : named.join(' and ');
  return `${before}build${builds.length === 1 ? '' : 's'} ${list}`;
}

/** A pass of a few scenarios must not look like one of all. */
function inWhatWasSelected({ scope, selection: { perRule }, requirements: judged }: ConformanceResult): string {
  const requirements = `${scope.requirements} of ${scope.allRequirements} requirements`;
  const scenarios = `${scope.scenarios} of ${scope.allScenarios} scenarios`;
  const rule = perRule === undefined ? '' : `, the first ${perRule} of each rule and each side of a boundary`;
  return `in what was selected: ${requirements}, ${scenarios}${rule}${withoutSides(judged)}`;
}

function withoutSides(requirements: readonly RequirementResult[]): string {
  const sides = requirements.flatMap(({ slug, leftOut = [] }) => leftOut.map((where) => `${slug} ${where}`));
  if (sides.length === 0) return '';
  const named = sides.length > mostNamed ? `${sides.length} sides of boundaries` : sides.join(', ');
  return `; left out: ${named}`;
}

function counts(all: Counts): string {
  return outcomes
    .filter((outcome) => all[outcome] > 0)
    .map((outcome) => `${all[outcome]} ${outcome}`)
    .join(', ');
}

function tally(all: readonly Outcome[]): string {
  return outcomes
    .map((outcome) => [all.filter((one) => one === outcome).length, outcome] as const)
    .filter(([number]) => number > 0)
    .map(([number, outcome]) => `${number} ${outcome}`)
    .join(', ');
}
