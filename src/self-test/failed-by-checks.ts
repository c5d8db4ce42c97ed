import { type Envelope, PickleStepType, TestStepResultStatus } from '@cucumber/messages';
import { scenariosOfStream } from '../requirements/feature-files.ts';

/**
 * The scenarios, as `file:line`, of which a step under Then said that the pair fails. What the looks at the pages found all
 * the while does not count: they would have found it without any step. Nor does a step that only leads up to the checks.
 */
export function failedByChecks(envelopes: readonly Envelope[]): readonly string[] {
  const checks = new Map<string, string>();
  const scenarioOf = new Map<string, string>();
  for (const { id, pickle } of scenariosOfStream(envelopes)) {
    for (const step of pickle.steps) if (step.type === PickleStepType.OUTCOME) checks.set(step.id, id);
  }
  const failed = new Set<string>();
  for (const { testCase, testStepFinished } of envelopes) {
    for (const { id, pickleStepId } of testCase?.testSteps ?? []) {
      const scenario = checks.get(pickleStepId ?? '');
      if (scenario !== undefined) scenarioOf.set(id, scenario);
    }
    const scenario = scenarioOf.get(testStepFinished?.testStepId ?? '');
    const { status, exception } = testStepFinished?.testStepResult ?? {};
    if (scenario === undefined || status !== TestStepResultStatus.FAILED) continue;
    // So begins what a check says that ended for certain; a doubt ends a step too.
    if (exception?.message?.startsWith('failed: ')) failed.add(scenario);
  }
  return [...failed];
}
