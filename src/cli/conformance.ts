import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { packageRoot } from '../kit/package-info.ts';
import { fromWhereOneStands } from '../kit/standing-directory.ts';
import { UsageError } from '../kit/usage-error.ts';
import { type FeatureFiles, readFeatureFile, readFeatureFiles } from '../requirements/feature-files.ts';
import { registry } from '../requirements/registry.ts';
import { planRun } from '../run/plan-run.ts';
import { ReportDirectory } from '../run/report-directory.ts';
import { runPlan } from '../run/run-plan.ts';
import { chooseRunTarget } from '../run/run-target.ts';
import { onStopSignal } from '../run/stop-signal.ts';
import { exitCodes } from '../verdict/exit-code.ts';
import { type ConformanceOptions, wanted } from './conformance-options.ts';
import type { Output } from './output.ts';
import { printReported, progressOf, targetListener } from './run-output.ts';
import { scenarioList } from './scenario-list.ts';
import { targetRequest } from './target-options.ts';

/**
 * Runs the features against a target and prints what that came to.
 *
 * @returns the exit code
 * @throws UsageError before anything is started; TargetError, FeatureFileError, StepFilesError
 */
export async function conformance(options: ConformanceOptions, output: Output): Promise<number> {
  const outside = outsideFeature(options.scenario ?? []);
  const files =
    outside === undefined ? readFeatureFiles(packageRoot, 'features') : readFeatureFile(packageRoot, outside);
  const asked =
    outside === undefined
      ? wanted(options)
      : { ...wanted(options), scenarios: placesIn(files, options.scenario ?? []) };
  const plan = planRun(files, asked, options.target);
  const target = await chooseRunTarget(targetRequest(options));
  if (options.list) {
    output.out.write(scenarioList(plan.selected, registry));
    return 0;
  }
  const reports = await ReportDirectory.open(options.reportDir);
  const stop = onStopSignal();
  try {
    const reported = await runPlan({
      plan,
      target,
      parallel: options.parallel,
      reports,
      stop,
      listener: targetListener(output.err),
      sinks: (record) => [progressOf(record, output.err)],
      onReported: (reported) => printReported(reported, options, output),
    });
    if (reported !== undefined) return reported.result.exitCode;
    output.err.write('sip-ha: interrupted before any scenario began\n');
    return stop.exitCode ?? exitCodes.broken;
  } finally {
    stop.dispose();
    reports.close();
  }
}

/** A feature file of one's own, such as exploration writes: the path in the only `--scenario`, with a line or without. */
function outsideFeature(scenarios: readonly string[]): string | undefined {
  const paths = new Set(scenarios.map((id) => resolve(fromWhereOneStands(id.replace(/:\d+$/, '')))));
  const [path] = paths;
  if (path === undefined || !path.endsWith('.feature') || !existsSync(path)) return undefined;
  if (!relative(packageRoot, path).startsWith(join('features', ''))) {
    if (paths.size === 1) return path;
    throw new UsageError('--scenario: expected scenarios of one feature file where it lies outside of features/');
  }
  return undefined;
}

/** What was named, by the name that the scenarios of the file have. A file without a line: all of it. */
function placesIn({ scenarios }: FeatureFiles, asked: readonly string[]): readonly string[] {
  const lines = asked.flatMap((id) => /:(\d+)$/.exec(id)?.[1] ?? []);
  const [uri = ''] = scenarios.map((scenario) => scenario.uri);
  return lines.length === 0 ? scenarios.map(({ id }) => id) : lines.map((line) => `${uri}:${line}`);
}
