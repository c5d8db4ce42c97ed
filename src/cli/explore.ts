import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { explorable } from '../explore/explorable.ts';
import { explorationStream, heldScenario, type ToldScenario } from '../explore/exploration-stream.ts';
import { type Carry, type Exploration, type ExplorationProgress, explore, type Found } from '../explore/explore.ts';
import { featureText, type ShownFinding, scenarioLines } from '../explore/feature-file.ts';
import { runHistory } from '../explore/run-history.ts';
import { startThreads } from '../explore/threads.ts';
import { conformanceCommand, exploreCommand } from '../kit/called-as.ts';
import { packageRoot, packageVersion } from '../kit/package-info.ts';
import { fromWhereOneStands } from '../kit/standing-directory.ts';
import { suggestion, UsageError } from '../kit/usage-error.ts';
import { makeResult } from '../report/make-result.ts';
import { explorationFiles, foundFeature } from '../report/write-reports.ts';
import { ReportDirectory } from '../run/report-directory.ts';
import { chooseRunTarget, type RunningTarget, withTarget } from '../run/run-target.ts';
import { onStopSignal } from '../run/stop-signal.ts';
import { exitCodes } from '../verdict/exit-code.ts';
import type { ExploreOptions } from './explore-options.ts';
import type { Output } from './output.ts';
import { printReported, targetListener } from './run-output.ts';
import { targetRequest } from './target-options.ts';

/** How many actions a history has. */
const length = 24;
/** How many histories may be tried to make one that shows a finding shorter. */
const shrinkTries = 120;

/**
 * Generates histories, carries them out and reports what was found.
 *
 * @returns the exit code
 * @throws UsageError before anything is started; TargetError, ExplorationError
 */
export async function exploreCommandLine(options: ExploreOptions, output: Output): Promise<number> {
  const requirements = checkedRequirements(options.requirement ?? []);
  const target = await chooseRunTarget(targetRequest(options));
  const reports = await ReportDirectory.open(options.reportDir, explorationFiles);
  const stop = onStopSignal();
  const seed = options.seed ?? Math.floor(Date.now() / 86_400_000);
  const startedMs = Date.now();
  try {
    const exitCode = await withTarget(
      target,
      { scenarios: options.parallel ?? availableParallelism(), stop, listener: targetListener(output.err) },
      async (running) => {
        output.err.write(`exploring ${running.described.description} (${running.target.name}), seed ${seed}\n`);
        const exploration = await carryOutAll(options, running, { seed, requirements, signal: stop.signal }, output);
        const shown = exploration.found.map((found) => shownFinding(found, seed, running, options));
        if (options.writeFeature !== undefined) writeFeatures(options.writeFeature, shown);
        const uri = relative(packageRoot, join(reports.path, foundFeature)).split(sep).join('/');
        writeFileSync(join(reports.path, foundFeature), shown.map(featureText).join('\n'));
        const envelopes = explorationStream({
          uri,
          title: 'Exploration',
          scenarios: toldScenarios(exploration, shown, requirements),
          startedMs,
          endedMs: Date.now(),
          record: {
            kitVersion: packageVersion(),
            command: conformanceCommand(),
            target: running.described,
            tolerances: running.target.tolerances,
            selection: { requirements: [...requirements], scenarios: [] },
            requirements: [...(requirements.length === 0 ? explorable : requirements)],
          },
        });
        const problems = [...exploration.cutShort].map(
          ([outcome, { times, why }]) => `${times} histories ended as ${outcome}, the first because ${why}`,
        );
        const result = makeResult(envelopes, problems, stop.exitCode);
        return await stop.hold(async () => {
          const reported = await reports.write(envelopes, result);
          output.err.write(summaryLines(exploration, seed));
          printReported(reported, options, output);
          for (const one of shown) output.err.write(`replay: ${one.replay}\n`);
          return reported.result.exitCode;
        });
      },
    );
    return exitCode ?? stop.exitCode ?? exitCodes.broken;
  } finally {
    stop.dispose();
    reports.close();
  }
}

function checkedRequirements(asked: readonly string[]): readonly string[] {
  for (const slug of asked) {
    if (!explorable.includes(slug))
      throw new UsageError(`--requirement: exploration does not judge "${slug}"${suggestion(slug, explorable)}`);
  }
  return asked;
}

interface Order {
  readonly seed: number;
  readonly requirements: readonly string[];
  readonly signal: AbortSignal;
}

async function carryOutAll(
  options: ExploreOptions,
  { target }: RunningTarget,
  { seed, requirements, signal }: Order,
  { err }: Output,
): Promise<Exploration> {
  const { deviation, reading: readings = [] } = options;
  const isMock = target.name === 'mock';
  const count = options.parallel ?? (isMock ? availableParallelism() : target.sideBySide);
  const threads = isMock ? startThreads(count, { deviation, readings, tolerances: target.tolerances }) : undefined;
  const carryHere: Carry = (history, until) =>
    runHistory(target, history, { observed: 'always', signal, ...(until === undefined ? {} : { until }) });
  // A clock that moves by itself has no time for a day, and for few minutes only.
  const seconds = options.for ?? (options.runs === undefined && !isMock ? 600 : undefined);
  try {
    return await explore(
      { seed, length, runs: options.runs, seconds, requirements, shrinkTries, signal, onProgress: progressTo(err) },
      threads?.carriers ?? Array.from({ length: Math.min(count, target.sideBySide) }, () => carryHere),
    );
  } finally {
    await threads?.close();
  }
}

/** A line every few seconds; on a terminal one that is written over. */
function progressTo(err: Output['err']): (progress: ExplorationProgress) => void {
  let latest = performance.now();
  return ({ histories, coverage: { pairs, triples }, failed }) => {
    const now = performance.now();
    if (now - latest < (err.isTTY ? 500 : 10_000)) return;
    latest = now;
    const found = failed.length === 0 ? 'nothing found' : `found: ${failed.join(', ')}`;
    const line = `${histories} histories, ${share(pairs)} of the pairs, ${share(triples)} of the triples, ${found}`;
    err.write(err.isTTY ? `\r\u001b[2K${line.slice(0, (err.columns ?? 80) - 1)}` : `${line}\n`);
  };
}

function share({ covered, reachable }: { readonly covered: number; readonly reachable: number }): string {
  return `${Math.floor((1000 * covered) / reachable) / 10} %`;
}

function summaryLines({ histories, actions, coverage }: Exploration, seed: number): string {
  const { pairs, follows, triples } = coverage;
  const count = (one: typeof pairs) => `${one.covered} of ${one.reachable} (${share(one)})`;
  return [
    `Histories: ${histories} with ${actions} actions, seed ${seed}`,
    `Situation x action: ${count(pairs)}`,
    `Action after action: ${count(follows)}; three in a row: ${count(triples)}`,
    '',
  ].join('\n');
}

function shownFinding(found: Found, seed: number, { described }: RunningTarget, options: ExploreOptions): ShownFinding {
  const runs = options.runs ?? found.index + 1;
  const where = described.options.length === 0 ? '' : ` ${described.options.join(' ')}`;
  return {
    finding: found.finding,
    history: found.shortest,
    observed: 'always',
    firstBuild: found.firstBuild,
    replay: `${exploreCommand()}${where} --seed ${seed} --runs ${runs} --requirement ${found.finding.requirement}`,
  };
}

function toldScenarios(
  exploration: Exploration,
  shown: readonly ShownFinding[],
  requirements: readonly string[],
): readonly ToldScenario[] {
  const failed = new Set(shown.map(({ finding }) => finding.requirement));
  const asked = requirements.length === 0 ? explorable : requirements;
  return [
    ...shown.map((one, index): ToldScenario => {
      const { at, ...finding } = one.finding;
      const timed = at === undefined ? finding : { ...finding, at };
      const timeline = [...(exploration.found[index]?.timeline ?? [])];
      return {
        lines: scenarioLines(one),
        record: { outcome: 'failed', findings: [timed], readings: [], timeline, targetSeconds: 0 },
      };
    }),
    ...asked.filter((slug) => !failed.has(slug)).map((slug) => heldScenario(slug, exploration.histories)),
  ];
}

function writeFeatures(directory: string, shown: readonly ShownFinding[]): void {
  const path = resolve(fromWhereOneStands(directory));
  mkdirSync(path, { recursive: true });
  for (const one of shown) writeFileSync(join(path, `${one.finding.requirement}.feature`), featureText(one));
}
