import { After, Before, setDefaultTimeout, setDefinitionFunctionWrapper } from '@cucumber/cucumber';
import { requirementOfTag } from '../src/requirements/feature-files.ts';
import { CheckEnded, setupFailed } from '../src/scenario/check-ended.ts';
import { isUntested, recordScenario } from '../src/scenario/scenario-record.ts';
import { scenarioRecordMediaType } from '../src/verdict/finding.ts';
import type { ConformanceWorld } from './world.ts';

// Steps end by the target's clock and by deadlines of their own; this is only the last resort against a hang.
setDefaultTimeout(15 * 60 * 1000);

/** What is wrong with the feature or the steps and not with the target: the report says it, with the step. */
const toldByTheReport: readonly string[] = ['UNDEFINED', 'AMBIGUOUS', 'PENDING'];

type StepFunction = (this: ConformanceWorld, ...values: unknown[]) => unknown;

/** A step that the target cannot carry out ends its scenario as skipped, never as failed and never as passed. */
setDefinitionFunctionWrapper((step: StepFunction) => {
  const wrapped = async function (this: ConformanceWorld, ...values: unknown[]): Promise<unknown> {
    try {
      return await step.apply(this, values);
    } catch (error) {
      this.ended = error;
      if (isUntested(error)) return 'skipped';
      throw error;
    }
  };
  Object.defineProperty(wrapped, 'length', { value: step.length });
  return wrapped;
});

/** Who cannot move the clock need not wait for a day to say so. */
Before({ tags: '@long' }, function (this: ConformanceWorld) {
  this.needsClockThatMoves = true;
});

After(async function (this: ConformanceWorld, { pickle, result }) {
  const requirements = pickle.tags.flatMap(({ name }) => requirementOfTag(name) ?? []);
  const pair = this.openedPair;
  if (this.ended === undefined && result?.status !== 'PASSED' && !toldByTheReport.includes(result?.status ?? '')) {
    this.ended = setupFailed('every step ends', `Cucumber says ${result?.status}: ${result?.message ?? ''}`);
  }
  if (this.ended === undefined) await pair?.lookAtLast();
  const record = await recordScenario(requirements, pair, this.ended, this.readings);
  this.attach(JSON.stringify(record), { mediaType: scenarioRecordMediaType });
  await pair?.close().catch((error: unknown) => {
    // A target that is gone has ended the scenario already, and its record says so.
    if (this.ended === undefined) throw error;
  });
  const [finding] = record.findings;
  if (finding !== undefined && this.ended === undefined) {
    throw new CheckEnded({ ...finding, outcome: 'failed' });
  }
});
