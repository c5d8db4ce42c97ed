import type { Envelope } from '@cucumber/messages';
import { ControlClient } from '../control/control-client.ts';
import { counted, printable } from '../report/failure-text.ts';
import { makeResult } from '../report/make-result.ts';
import { Progress } from '../report/progress.ts';
import type { ConformanceResult } from '../report/result.ts';
import { terminalReport } from '../report/terminal.ts';
import { ReportError, reportFiles, resultText, writeReports } from '../report/write-reports.ts';
import { type FeatureFiles, readFeatureFiles, type Scenario } from '../requirements/feature-files.ts';
import { registry } from '../requirements/registry.ts';
import { expectedSeconds } from '../run/expected-seconds.ts';
import { runFeatures } from '../run/run-features.ts';
import type { RunRecord } from '../run/run-record.ts';
import { isNamed, judgedRequirements, type Selection, selectScenarios } from '../run/select-scenarios.ts';
import { chooseTarget, TargetOptionError, type TargetStart } from '../targets/index.ts';
import { type Target, TargetError } from '../targets/target.ts';
import { exitCodes } from '../verdict/exit-code.ts';
import { conformanceCommand } from './called-as.ts';
import { type ConformanceOptions, containerPerRule, defaultRate } from './conformance-options.ts';
import { packageRoot, packageVersion, stepFiles } from './package-info.ts';
import { prepareReportDirectory } from './report-directory.ts';
import { scenarioList } from './scenario-list.ts';
import { onStopSignal, type StopSignal } from './stop-signal.ts';
import { nearScenarios, suggestion, UsageError } from './usage-error.ts';

export interface Output {
  /** For results. */
  readonly out: NodeJS.WritableStream;
  /** For progress and errors. */
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
}

/**
 * Runs the features against a target and reports.
 *
 * @returns the exit code
 * @throws UsageError before anything is started; TargetError, FeatureFileError, StepFilesError
 */
export async function conformance(options: ConformanceOptions, output: Output): Promise<number> {
  const files = readFeatureFiles(packageRoot, 'features');
  const selection = selectionOf(options, files);
  const selected = selectScenarios(files.scenarios, selection);
  const open = await chosenTarget(options);
  if (selected.length === 0) {
    throw new UsageError('nothing selected: no scenario fits all of the options given; --list shows what there is');
  }
  if (options.list) {
    output.out.write(scenarioList(selected, registry));
    return 0;
  }
  const directory = await prepareReportDirectory(options.reportDir, Object.values(reportFiles));
  const stop = onStopSignal();
  try {
    const scenarios = Math.min(selected.length, options.parallel ?? selected.length);
    const onProgress = startProgress(output.err);
    const target = await open({ scenarios, signal: stop.signal, onProgress }).catch((error: unknown) => {
      if (stop.exitCode === undefined || !(error instanceof TargetError)) throw error;
      return undefined;
    });
    if (target === undefined) {
      output.err.write('sip-ha: interrupted before any scenario began\n');
      return stop.exitCode ?? exitCodes.broken;
    }
    try {
      const ended = await run(options, { files, selection, selected, target, stop, output });
      if (ended !== undefined) return await report(ended, options, directory, output);
      output.err.write('sip-ha: interrupted before any scenario began\n');
      return stop.exitCode ?? exitCodes.broken;
    } finally {
      await closeInTime(target, output.err);
    }
  } finally {
    stop.dispose();
  }
}

function selectionOf(options: ConformanceOptions, files: FeatureFiles): Selection {
  const slugs = registry.map(({ slug }) => slug);
  for (const slug of options.requirement) {
    if (!slugs.includes(slug))
      throw new UsageError(
        `--requirement: there is no requirement "${slug}"${suggestion(slug, slugs) || '; --list shows all'}`,
      );
  }
  for (const id of options.scenario) {
    if (files.scenarios.some((scenario) => isNamed(scenario, id))) continue;
    throw new UsageError(`--scenario: there is no scenario at "${id}"${nearScenarios(id, files.scenarios)}`);
  }
  const { requirement: requirements, scenario: scenarios, shard, tags } = options;
  const chosen = tags !== undefined || scenarios.length > 0;
  const perRule = options.perRule ?? (options.target === 'container' && !chosen ? containerPerRule : undefined);
  return { requirements, tags: tags?.matches, scenarios, perRule, shard };
}

/** Says how far the start of a target is: every line on a terminal, and one in ten seconds in a log. */
function startProgress(err: Output['err']): (text: string) => void {
  let latest = Number.NEGATIVE_INFINITY;
  return (text) => {
    const now = performance.now();
    if (now - latest < (err.isTTY ? 0 : 10_000)) return;
    latest = now;
    err.write(err.isTTY ? `\r\u001b[2K${printable(text)}` : `${printable(text)}\n`);
  };
}

/** @throws UsageError for a value that the target does not take: nothing was started then */
async function chosenTarget(options: ConformanceOptions): Promise<(start: TargetStart) => Promise<Target>> {
  const { target, deviation, reading: readings, imageSettings, grace, resolution, settle } = options;
  const rate = options.rate ?? (target === 'process' ? defaultRate : undefined);
  if (deviation !== undefined) await checkDeviation(deviation);
  const open = await chooseTarget({ target, deviation, readings, imageSettings, rate }).catch((error: unknown) => {
    throw error instanceof TargetOptionError ? new UsageError(error.message) : error;
  });
  return async (start) => {
    const opened = await open(start);
    return {
      ...opened,
      tolerances: {
        ...opened.tolerances,
        ...(grace === undefined ? {} : { grace }),
        ...(resolution === undefined ? {} : { resolution }),
        ...(settle === undefined ? {} : { settle }),
      },
    };
  };
}

async function checkDeviation(name: string): Promise<void> {
  // Every wrong server: two hundred files that are read only when one is asked for.
  const { serversUnderTest } = await import('../targets/servers-under-test.ts');
  const { wrong, right } = serversUnderTest();
  const names = [...wrong, ...right].map((server) => server.name);
  if (names.includes(name)) return;
  const hint = suggestion(name, names) || '; docs/self-test.md lists all';
  throw new UsageError(`--deviation: there is no server, wrong or unusual, and no wrong tool "${name}"${hint}`);
}

interface Plan {
  readonly files: FeatureFiles;
  readonly selection: Selection;
  readonly selected: readonly Scenario[];
  readonly target: Target;
  readonly stop: StopSignal;
  readonly output: Output;
}

interface Ended {
  readonly envelopes: readonly Envelope[];
  readonly result: ConformanceResult;
}

/** @returns undefined when it was interrupted before any scenario began */
async function run(options: ConformanceOptions, plan: Plan): Promise<Ended | undefined> {
  const { files, selected, target, stop, output } = plan;
  const record = await describeRun(options, plan);
  const envelopes: Envelope[] = [];
  const { name, description } = record.target;
  const { clock, rate } = record.target;
  const progress = new Progress(output.err, selected.length, undefined, (pickle) =>
    clock === 'virtual' ? 0 : expectedSeconds({ pickle }) / rate,
  );
  try {
    const { broken } = await runFeatures({
      target,
      root: packageRoot,
      steps: [stepFiles],
      files,
      selected,
      sideBySide: Math.min(target.sideBySide, options.parallel ?? target.sideBySide),
      record,
      onMessage: (envelope) => {
        // What was abandoned may go on for a while, below the report.
        if (stop.signal.aborted) return;
        envelopes.push(envelope);
        progress.onMessage(envelope);
        if (envelope.testRunStarted === undefined) return;
        output.err.write(
          `${output.err.isTTY ? '\r\u001b[2K' : ''}${counted(selected.length, 'scenario')} against ${printable(description)} (${name})\n`,
        );
      },
      signal: stop.signal,
    });
    if (stop.exitCode !== undefined && !envelopes.some(({ testRunStarted }) => testRunStarted)) return undefined;
    return { envelopes, result: makeResult(envelopes, broken, stop.exitCode) };
  } finally {
    progress.end();
  }
}

async function describeRun(options: ConformanceOptions, { selection, selected, target }: Plan): Promise<RunRecord> {
  const client = new ControlClient({
    url: target.controlUrl,
    token: target.controlToken,
    dispatcher: target.dispatcher,
  });
  const description = await client.describe().catch((error: unknown) => {
    throw new TargetError(`target ${target.name} does not say what it is: ${String(error)}`, { cause: error });
  });
  const known = registry.map(({ slug }) => slug);
  return {
    kitVersion: packageVersion(),
    command: conformanceCommand(),
    target: {
      name: target.name,
      description: target.upgradeTool === undefined ? description.name : withWrongTool(description.name, options),
      ...(options.deviation === undefined ? {} : { deviation: options.deviation }),
      clock: description.clock.kind,
      rate: description.clock.rate,
      options: targetOptions(options),
    },
    tolerances: target.tolerances,
    selection: {
      requirements: [...options.requirement],
      ...(options.tags === undefined ? {} : { tags: options.tags.text }),
      scenarios: [...options.scenario],
      ...(selection.perRule === undefined ? {} : { perRule: selection.perRule }),
      ...(options.shard === undefined ? {} : { shard: `${options.shard.index}/${options.shard.of}` }),
    },
    requirements: judgedRequirements(known, selection, selected),
    scenarios: selected.map(({ id }) => id),
  };
}

/** The pair behind the control protocol is right then, and does not know the tool. */
function withWrongTool(pair: string, { deviation }: ConformanceOptions): string {
  return `${pair}, upgraded by a tool that is wrong on purpose: ${deviation}`;
}

function targetOptions(options: ConformanceOptions): string[] {
  return [
    ...(options.target === 'mock' ? [] : ['--target', options.target]),
    ...(options.deviation === undefined ? [] : ['--deviation', options.deviation]),
    ...options.reading.flatMap((reading) => ['--reading', reading]),
    ...(options.imageSettings === undefined ? [] : ['--image-settings', options.imageSettings]),
    ...(['rate', 'grace', 'resolution', 'settle'] as const).flatMap((name) =>
      options[name] === undefined ? [] : [`--${name}`, String(options[name])],
    ),
  ];
}

async function report(
  { envelopes, result: ended }: Ended,
  options: ConformanceOptions,
  directory: string,
  { out, err }: Output,
): Promise<number> {
  const stream = options.json ? err : out;
  let result = ended;
  let reportDirectory: string | undefined = options.reportDir;
  try {
    await writeReports(directory, envelopes, result);
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    err.write(`sip-ha: ${error.message}\n`);
    reportDirectory = undefined;
    result = withoutReports(ended, error.message);
  }
  stream.write(terminalReport(result, { stream, ...(reportDirectory === undefined ? {} : { reportDirectory }) }));
  if (options.json) out.write(resultText(result));
  return result.exitCode;
}

/** A release gate that reads the files must not take their absence for success. */
function withoutReports(result: ConformanceResult, problem: string): ConformanceResult {
  const problems = [...result.problems, problem];
  if (result.verdict !== 'conformant') return { ...result, problems };
  return { ...result, problems, verdict: 'broken', exitCode: exitCodes.broken };
}

/** How long a target may take to end what it started, in milliseconds; the command must come back to its caller. */
const closeWithin = 10_000;

async function closeInTime(target: Target, err: Output['err']): Promise<void> {
  const { promise, resolve: tooLate } = Promise.withResolvers<string>();
  const timer = setTimeout(() => tooLate('it took too long'), target.closeWithin ?? closeWithin);
  const closed = target.close().then(
    () => undefined,
    (error: unknown) => String(error),
  );
  const trouble = await Promise.race([closed, promise]);
  clearTimeout(timer);
  // The verdict stands; but whoever ran this should know that something may be left behind.
  if (trouble !== undefined) err.write(`sip-ha: target ${target.name} did not close: ${printable(trouble)}\n`);
}
