import type { Envelope } from '@cucumber/messages';
import { ControlClient } from '../../src/control/control-client.ts';
import { packageRoot } from '../../src/kit/package-info.ts';
import { makeResult } from '../../src/report/make-result.ts';
import type { ConformanceResult } from '../../src/report/result.ts';
import { readFeatureFiles, type Scenario } from '../../src/requirements/feature-files.ts';
import { runFeatures } from '../../src/run/run-features.ts';
import type { Target } from '../../src/targets/target.ts';

export interface HostileRun {
  readonly envelopes: readonly Envelope[];
  readonly result: ConformanceResult;
}

/** Runs the chosen scenarios against a target and judges them, as the command does, and closes it. */
export async function runAgainst(
  target: Target,
  chosen: (scenario: Scenario, index: number) => boolean,
): Promise<HostileRun> {
  try {
    const files = readFeatureFiles(packageRoot, 'features');
    const selected = files.scenarios.filter(chosen);
    const { controlUrl: url, controlToken: token, dispatcher } = target;
    const { name: description, clock } = await new ControlClient({ url, token, dispatcher }).describe();
    const envelopes: Envelope[] = [];
    const { broken } = await runFeatures({
      target,
      root: packageRoot,
      steps: ['steps/**/*.ts'],
      files,
      selected,
      sideBySide: 1,
      record: {
        kitVersion: '0.0.0',
        target: { name: target.name, description, clock: clock.kind, rate: clock.rate, options: [] },
        tolerances: target.tolerances,
        selection: { requirements: [], scenarios: [] },
        requirements: [...new Set(selected.flatMap(({ requirements }) => requirements))],
        scenarios: selected.map(({ id }) => id),
      },
      onMessage: (envelope) => envelopes.push(envelope),
      signal: new AbortController().signal,
    });
    return { envelopes, result: makeResult(envelopes, broken) };
  } finally {
    await target.close();
  }
}
