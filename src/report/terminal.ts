import { styleText } from 'node:util';
import type { Chapter } from '../requirements/requirement.ts';
import { chapters } from '../requirements/requirement.ts';
import type { RunVerdict } from '../verdict/exit-code.ts';
import type { Outcome } from '../verdict/finding.ts';
import { outcomes } from '../verdict/finding.ts';
import { findingLines, printable, rerunCommand, timelineLines } from './failure-text.ts';
import type { ConformanceResult, Counts, RequirementResult, ScenarioResult } from './result.ts';

export interface TerminalOptions {
  /** Colours fit for this stream; node:util obeys NO_COLOR and FORCE_COLOR. */
  readonly stream: NodeJS.WritableStream;
  /** Where the reports were written; left out, nothing is said of them. */
  readonly reportDirectory?: string;
}

type Style = Parameters<typeof styleText>[0];

const styles: Record<Outcome, Style> = {
  pass: 'green',
  waived: 'cyan',
  'not applicable': 'dim',
  'not tested': 'yellow',
  inconclusive: 'yellow',
  'setup failed': 'magenta',
  'target unreachable': 'magenta',
  'unexpected pass': 'red',
  fail: 'red',
};

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

/** Findings that need a person's eye. */
const troubling: ReadonlySet<Outcome> = new Set([
  'inconclusive',
  'setup failed',
  'target unreachable',
  'unexpected pass',
  'fail',
]);

/** How many scenarios of one requirement are told in full. */
const toldInFull = 2;

/** The result of a run for a person at a terminal: verdicts, readings, every failure, and last what it comes to. */
export function terminalReport(result: ConformanceResult, { stream, reportDirectory }: TerminalOptions): string {
  const paint = (style: Style, text: string) => styleText(style, text, { stream, validateStream: true });
  const lines = [
    ...verdictTable(result, paint),
    ...readings(result, paint),
    ...failures(result, paint),
    ...problems(result, paint),
    '',
    ...conclusion(result, paint, reportDirectory),
  ];
  return `${lines.join('\n')}\n`;
}

type Paint = (style: Style, text: string) => string;

function verdictTable({ requirements }: ConformanceResult, paint: Paint): string[] {
  const width = Math.max(0, ...requirements.map(({ slug }) => slug.length));
  return chapters.flatMap((chapter) => {
    const rows = requirements.filter((requirement) => requirement.chapter === chapter);
    if (rows.length === 0) return [];
    return ['', paint('bold', chapterTitles[chapter]), ...rows.map((row) => tableRow(row, width, paint))];
  });
}

function tableRow({ slug, level, verdict, scenarios }: RequirementResult, width: number, paint: Paint): string {
  const passed = scenarios.filter(({ outcome }) => outcome === 'pass').length;
  const others = tally(scenarios.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'pass'));
  const counted = `${passed}/${scenarios.length}${others === '' ? '' : ` (${others})`}`;
  const mark = level === 'check' ? paint('dim', '  for information') : '';
  return `  ${slug.padEnd(width)}  ${paint(styles[verdict], verdict.padEnd(outcomeWidth))}  ${counted}${mark}`;
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

function failures(result: ConformanceResult, paint: Paint): string[] {
  const blocks = result.requirements.flatMap((requirement) => {
    const bad = requirement.findings.filter(({ outcome }) => troubling.has(outcome));
    const ids = [...new Set(bad.map(({ scenario }) => scenario))];
    const lines = ids.slice(0, toldInFull).flatMap((id) => {
      const scenario = result.scenarios.find((one) => one.id === id);
      return bad
        .filter((finding) => finding.scenario === id)
        .flatMap((finding) => [
          '',
          `${paint(styles[finding.outcome], finding.outcome)}  ${findingLines(finding).join('\n  ')}`,
        ])
        .concat(scenario === undefined ? [] : around(scenario, result, paint));
    });
    const more = ids.slice(toldInFull);
    if (more.length > 0) {
      lines.push(`  and in ${more.length} more ${more.length === 1 ? 'scenario' : 'scenarios'}: see the reports`);
      lines.push(`  run all of them again: ${rerunCommand(result, ['--requirement', requirement.slug])}`);
    }
    return lines;
  });
  const broken = result.scenarios.filter(({ problem }) => problem !== undefined);
  const told = broken
    .slice(0, 5 * toldInFull)
    .flatMap((scenario) => [
      '',
      `${paint(styles[scenario.outcome], scenario.outcome)}  ${printable(scenario.problem?.split('\n')[0] ?? '')}`,
      ...around(scenario, result, paint),
    ]);
  if (broken.length * toldInFull > told.length && broken.length > 5 * toldInFull)
    told.push(`  and ${broken.length - 5 * toldInFull} more scenarios: see the reports`);
  const all = [...blocks, ...told];
  return all.length === 0 ? [] : ['', paint('bold', 'What needs attention'), ...all];
}

function around(scenario: ScenarioResult, result: ConformanceResult, paint: Paint): string[] {
  const timeline = timelineLines(scenario).map((line) => `    ${line}`);
  return [
    `  scenario: ${printable(scenario.name)} ${paint('dim', `(${scenario.id})`)}`,
    ...(timeline.length === 0 ? [] : ['  timeline:', ...timeline]),
    `  run it again: ${rerunCommand(result, ['--scenario', scenario.id])}`,
  ];
}

function problems(result: ConformanceResult, paint: Paint): string[] {
  return result.problems.flatMap((problem) => ['', paint('magenta', `The run: ${printable(problem)}`)]);
}

function conclusion(result: ConformanceResult, paint: Paint, reportDirectory: string | undefined): string[] {
  const [words, style] = verdictWords[result.verdict];
  const { summary, target } = result;
  const wrong = target.deviation === undefined ? '' : `, made wrong on purpose: ${target.deviation}`;
  return [
    `Target: ${printable(target.description)} (${printable(target.name)}${printable(wrong)})`,
    `Scenarios: ${counts(summary.scenarios)} in ${(result.durationMs / 1000).toFixed(1)} s`,
    `Requirements: ${counts(summary.requirements)}`,
    ...(reportDirectory === undefined ? [] : [`Reports: ${reportDirectory}`]),
    paint(style, words),
  ];
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
