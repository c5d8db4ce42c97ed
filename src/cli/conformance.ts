import { packageRoot } from '../kit/package-info.ts';
import { readFeatureFiles } from '../requirements/feature-files.ts';
import { registry } from '../requirements/registry.ts';
import { foreignFeatures } from '../run/named.ts';
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
  const asked = wanted(options);
  const files = readFeatureFiles(packageRoot, 'features', foreignFeatures(asked.scenarios));
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
