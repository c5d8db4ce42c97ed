import type { Envelope, Pickle, TestCase, TestStepResult } from '@cucumber/messages';
import { TestStepResultStatus, TimeConversion } from '@cucumber/messages';
import { runRecordMediaType } from '../recording/run-record.ts';
import { scenariosOfStream } from '../requirements/feature-files.ts';
import { type Outcome, scenarioRecordMediaType } from '../verdict/finding.ts';
import { findingLines, printable, rerunCommand, timelineLines } from './failure-text.ts';
import type { ConformanceResult, ScenarioResult } from './result.ts';

const { PASSED, SKIPPED, FAILED } = TestStepResultStatus;

const shownAs = {
  passed: PASSED,
  waived: PASSED,
  'not applicable': SKIPPED,
  'not tested': SKIPPED,
  inconclusive: FAILED,
  'setup failed': FAILED,
  'target unreachable': FAILED,
  'unexpected pass': FAILED,
  failed: FAILED,
} as const satisfies Record<Outcome, TestStepResultStatus>;

/**
 * The message stream for reports that know Cucumber's words only: each selected scenario shows there as the kit judged
 * it, with the kit's words, and what broke off is brought to an end: as a failure, or as skipped where the run was interrupted.
 */
export function judgedStream(envelopes: readonly Envelope[], result: ConformanceResult): Envelope[] {
  const cases = casesOf(envelopes, result);
  const byCase = new Map(cases.map((one) => [one.testCase.id, one]));
  const byStart = new Map<string, JudgedCase>();
  const judged: Envelope[] = [];
  for (const envelope of envelopes) {
    const { testCaseStarted, testStepFinished, testCaseFinished, attachment } = envelope;
    if (attachment?.mediaType === runRecordMediaType || attachment?.mediaType === scenarioRecordMediaType) continue;
    if (envelope.testRunFinished !== undefined) continue;
    const started = testCaseStarted === undefined ? undefined : byCase.get(testCaseStarted.testCaseId);
    if (testCaseStarted !== undefined && started !== undefined) {
      started.startedId = testCaseStarted.id;
      byStart.set(testCaseStarted.id, started);
    }
    const one = byStart.get(testStepFinished?.testCaseStartedId ?? testCaseFinished?.testCaseStartedId ?? '');
    if (testCaseFinished !== undefined && one !== undefined) one.ended = true;
    if (testStepFinished !== undefined && one !== undefined) {
      const { testStepId, testStepResult } = testStepFinished;
      one.open.delete(testStepId);
      judged.push({
        testStepFinished: { ...testStepFinished, testStepResult: one.retold(testStepId, testStepResult) },
      });
    } else {
      judged.push(envelope);
    }
  }
  for (const one of cases) if (!one.ended) judged.push(...one.ending());
  const timestamp = TimeConversion.millisecondsSinceEpochToTimestamp(Date.parse(result.startedAt) + result.durationMs);
  judged.push({ testRunFinished: { success: result.exitCode === 0, timestamp } });
  return judged;
}

function casesOf(envelopes: readonly Envelope[], result: ConformanceResult): JudgedCase[] {
  const results = new Map(result.scenarios.map((scenario) => [scenario.id, scenario]));
  const testCases = new Map(envelopes.flatMap(({ testCase }) => (testCase ? [[testCase.pickleId, testCase]] : [])));
  const stepResults = new Map(
    envelopes.flatMap(({ testStepFinished: step }) => (step ? [[step.testStepId, step.testStepResult]] : [])),
  );
  return scenariosOfStream(envelopes).flatMap(({ id, pickle }) => {
    const scenario = results.get(id);
    if (scenario === undefined) return [];
    return new JudgedCase(scenario, pickle, testCases.get(pickle.id), stepResults, result);
  });
}

class JudgedCase {
  readonly testCase: TestCase;
  /** Steps that have not ended. */
  readonly open: Set<string>;
  startedId: string | undefined;
  ended = false;
  readonly #known: boolean;
  readonly #scenario: ScenarioResult;
  readonly #result: ConformanceResult;
  /** The step whose result is told in the kit's words. */
  readonly #telling: string | undefined;

  constructor(
    scenario: ScenarioResult,
    pickle: Pickle,
    testCase: TestCase | undefined,
    stepResults: ReadonlyMap<string, TestStepResult>,
    result: ConformanceResult,
  ) {
    this.#known = testCase !== undefined;
    this.testCase = testCase ?? madeUpCase(pickle);
    this.#scenario = scenario;
    this.#result = result;
    const finished = this.testCase.testSteps.filter(({ id }) => stepResults.has(id));
    this.open = new Set(this.testCase.testSteps.map(({ id }) => id));
    const bad = finished.findLast(({ id }) => stepResults.get(id)?.status === FAILED);
    this.#telling = (bad ?? finished.at(-1))?.id;
  }

  retold(stepId: string, result: TestStepResult): TestStepResult {
    if (stepId !== this.#telling) return result;
    const status = shownAs[this.#scenario.outcome];
    if (status === FAILED) return { duration: result.duration, ...this.#failure() };
    return result.status === PASSED ? { ...result, status } : result;
  }

  /** The messages that bring it to an end. */
  ending(): Envelope[] {
    const id = this.startedId ?? `${this.testCase.id}-not-begun`;
    const timestamp = TimeConversion.millisecondsSinceEpochToTimestamp(Date.parse(this.#result.startedAt));
    const duration = { seconds: 0, nanos: 0 };
    const [first, ...rest] = this.open;
    const cutOff = shownAs[this.#scenario.outcome];
    const finish = (testStepId: string, testStepResult: TestStepResult): Envelope[] => [
      { testStepStarted: { testCaseStartedId: id, testStepId, timestamp } },
      { testStepFinished: { testCaseStartedId: id, testStepId, testStepResult, timestamp } },
    ];
    return [
      ...(this.#known ? [] : [{ testCase: this.testCase }]),
      ...(this.startedId === undefined
        ? [{ testCaseStarted: { id, testCaseId: this.testCase.id, attempt: 0, timestamp } }]
        : []),
      ...(first === undefined
        ? []
        : finish(first, { duration, ...(cutOff === FAILED ? this.#failure() : { status: cutOff }) })),
      ...rest.flatMap((step) => finish(step, { duration, status: SKIPPED })),
      { testCaseFinished: { testCaseStartedId: id, timestamp, willBeRetried: false } },
    ];
  }

  #failure(): Omit<TestStepResult, 'duration'> {
    const { outcome, problem, findings } = this.#scenario;
    const lines = [
      ...(problem === undefined ? [] : problem.split('\n').map(printable)),
      ...findings.flatMap((finding) => [`${finding.outcome}: `, ...findingLines(finding)]),
      ...(this.#scenario.timeline.length > 0 ? ['timeline:', ...timelineLines(this.#scenario)] : []),
      `run it again: ${rerunCommand(this.#result, ['--scenario', this.#scenario.id])}`,
    ];
    const cause = findings.find((finding) => finding.outcome === outcome) ?? findings[0];
    const headline = printable(cause === undefined ? (problem ?? outcome) : `${cause.demand}; seen: ${cause.seen}`);
    const text = [`${outcome}: ${headline}`, ...lines].join('\n');
    return {
      status: FAILED,
      message: text,
      exception: { type: outcome, message: headline, stackTrace: text },
    };
  }
}

function madeUpCase(pickle: Pickle): TestCase {
  return {
    id: `${pickle.id}-case`,
    pickleId: pickle.id,
    testSteps: pickle.steps.map((step) => ({
      id: `${pickle.id}-${step.id}`,
      pickleStepId: step.id,
      stepDefinitionIds: [],
      stepMatchArgumentsLists: [],
    })),
  };
}
