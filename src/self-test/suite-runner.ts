import type { Envelope } from '@cucumber/messages';
import { makeResult } from '../report/make-result.ts';
import type { ConformanceResult } from '../report/result.ts';
import type { FeatureFiles, Scenario } from '../requirements/feature-files.ts';
import { registry } from '../requirements/registry.ts';
import { runFeatures } from '../run/run-features.ts';
import type { Target } from '../targets/target.ts';
import { failedByChecks } from './failed-by-checks.ts';

/** Where the suite lies: its root, and its step files relative to that. */
export interface Suite {
  readonly root: string;
  readonly steps: readonly string[];
  readonly files: FeatureFiles;
}

export interface SuiteRun {
  readonly result: ConformanceResult;
  /** As `failedByChecks` says. */
  readonly failedByChecks: readonly string[];
}

/** Runs scenarios of the suite against a target and judges them just as `conformance` does. Closes the target. */
export async function runSuite(
  { root, steps, files }: Suite,
  target: Target,
  selected: readonly Scenario[],
): Promise<SuiteRun> {
  const envelopes: Envelope[] = [];
  const touched = new Set(selected.flatMap(({ requirements }) => requirements));
  try {
    const { broken } = await runFeatures({
      target,
      root,
      steps,
      files,
      selected,
      sideBySide: target.sideBySide,
      record: {
        kitVersion: 'self-test',
        target: { name: target.name, description: target.name, clock: 'virtual', rate: 1, options: [] },
        tolerances: target.tolerances,
        selection: { requirements: [], scenarios: [] },
        requirements: registry.map(({ slug }) => slug).filter((slug) => touched.has(slug)),
        scenarios: selected.map(({ id }) => id),
      },
      onMessage: (envelope) => envelopes.push(envelope),
    });
    return { result: makeResult(envelopes, broken), failedByChecks: failedByChecks(envelopes) };
  } finally {
    await target.close();
  }
}
