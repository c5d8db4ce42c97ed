import { conformanceCommand } from '../kit/called-as.ts';
import { packageRoot, packageVersion, stepFiles } from '../kit/package-info.ts';
import type { RunRecord } from '../recording/run-record.ts';
import { makeResult } from '../report/make-result.ts';
import type { RunPlan } from './plan-run.ts';
import { Recording, type Sink } from './recording.ts';
import type { ReportDirectory, Reported } from './report-directory.ts';
import { runFeatures } from './run-features.ts';
import { type ChosenTarget, type RunningTarget, type TargetListener, withTarget } from './run-target.ts';
import type { StopSignal } from './stop-signal.ts';

export interface RunOrder {
  readonly plan: RunPlan;
  readonly target: ChosenTarget;
  /** At most so many scenarios at once; left out: as many as the target takes. */
  readonly parallel?: number | undefined;
  readonly reports: ReportDirectory;
  readonly stop: StopSignal;
  readonly listener: TargetListener;
  /** Makes what follows the run, once it is known what runs. */
  readonly sinks: (record: RunRecord) => readonly Sink[];
  /** Gets what the run came to, before the target is closed: that may take a while, and nobody should have to wait for it. */
  readonly onReported: (reported: Reported) => void;
}

/**
 * Runs what was planned against the target, judges it, and writes the reports.
 *
 * @returns undefined when a signal came before any scenario began: there is nothing to report
 * @throws TargetError, StepFilesError
 */
export function runPlan(order: RunOrder): Promise<Reported | undefined> {
  const { plan, target, parallel = plan.selected.length, stop, listener } = order;
  const scenarios = Math.min(plan.selected.length, parallel);
  return withTarget(target, { scenarios, stop, listener }, (running) => runOn(running, order));
}

async function runOn({ target, described }: RunningTarget, order: RunOrder): Promise<Reported | undefined> {
  const { plan, parallel = target.sideBySide, stop, reports } = order;
  const record = recordOf(plan, target.tolerances, described);
  const recording = new Recording(order.sinks(record), stop.signal);
  try {
    const { broken } = await runFeatures({
      target,
      root: packageRoot,
      steps: [stepFiles],
      files: plan.files,
      selected: plan.selected,
      sideBySide: Math.min(target.sideBySide, parallel),
      record,
      onMessage: (envelope) => recording.take(envelope),
      signal: stop.signal,
    });
    if (stop.exitCode !== undefined && !recording.begun) return undefined;
    const result = makeResult(recording.envelopes, broken, stop.exitCode);
    recording.end();
    return await stop.hold(async () => {
      const reported = await reports.write(recording.envelopes, result);
      order.onReported(reported);
      return reported;
    });
  } finally {
    recording.end();
  }
}

function recordOf(
  { wanted, selected, requirements }: RunPlan,
  tolerances: RunRecord['tolerances'],
  target: RunRecord['target'],
): RunRecord {
  const { tags, perRule, shard } = wanted;
  return {
    kitVersion: packageVersion(),
    command: conformanceCommand(),
    target,
    tolerances,
    selection: {
      requirements: [...wanted.requirements],
      ...(tags === undefined ? {} : { tags: tags.text }),
      scenarios: [...wanted.scenarios],
      ...(perRule === undefined ? {} : { perRule }),
      ...(shard === undefined ? {} : { shard: `${shard.index}/${shard.of}` }),
    },
    requirements: [...requirements],
    scenarios: selected.map(({ id }) => id),
  };
}
