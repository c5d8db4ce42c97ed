import type { Envelope, TestCase, TestStepResult } from '@cucumber/messages';
import { TestStepResultStatus, TimeConversion } from '@cucumber/messages';
import { type Scenario, scenariosOfStream } from '../requirements/feature-files.ts';
import { type Outcome, ScenarioRecord, scenarioRecordMediaType } from '../verdict/finding.ts';
import { heavier, merge } from '../verdict/merge.ts';
import { nearestSteps } from './nearest-steps.ts';
import { RunRecord, runRecordMediaType } from './run-record.ts';

/** What a message stream says about one scenario that was selected. */
export interface RecordedScenario {
  readonly scenario: Scenario;
  readonly record: ScenarioRecord | undefined;
  /** By its record and all that it found; `setup failed` at least where the record is missing or cannot be believed. */
  readonly outcome: Outcome;
  /** Why `record` is missing or cannot be believed. */
  readonly problem: string | undefined;
  /** Some of its steps were not carried out. */
  readonly cutShort: boolean;
  /** It came to its end, whatever that was. */
  readonly ended: boolean;
  readonly durationMs: number;
}

export interface RecordedRun {
  readonly record: RunRecord;
  /** All that were selected, in the order of the files. */
  readonly scenarios: readonly RecordedScenario[];
  /** All that there are, selected or not. */
  readonly allScenarios: readonly Scenario[];
  /** The stream has its last message. */
  readonly complete: boolean;
  readonly startedMs: number;
  readonly endedMs: number;
}

/** A message stream that was not written by a run of this kit. */
export class StreamError extends Error {
  override readonly name = 'StreamError';
}

/**
 * Reads a message stream back, believing nothing that is not in it.
 *
 * @throws StreamError when it has no run record
 */
export function readRecordedRun(envelopes: readonly Envelope[]): RecordedRun {
  const body = envelopes.find(({ attachment }) => attachment?.mediaType === runRecordMediaType)?.attachment?.body;
  if (body === undefined)
    throw new StreamError('the message stream has no run record: the run did not get to its start');
  const record = RunRecord.parse(JSON.parse(body));
  const selected = new Set(record.scenarios);
  const cases = new Map<string, RecordedCase>();
  const byPickle = new Map<string, RecordedCase>();
  let startedMs = 0;
  let endedMs = 0;
  let complete = false;
  for (const envelope of envelopes) {
    const { testCase, testCaseStarted, testCaseFinished, testStepFinished, attachment } = envelope;
    const at = (testCaseStarted ?? testCaseFinished ?? testStepFinished ?? envelope.testRunFinished)?.timestamp;
    if (at !== undefined) endedMs = Math.max(endedMs, TimeConversion.timestampToMillisecondsSinceEpoch(at));
    if (envelope.testRunStarted !== undefined)
      endedMs = startedMs = TimeConversion.timestampToMillisecondsSinceEpoch(envelope.testRunStarted.timestamp);
    if (envelope.testRunFinished !== undefined) complete = true;
    if (testCase !== undefined) {
      const recorded = new RecordedCase(testCase);
      cases.set(testCase.id, recorded);
      byPickle.set(testCase.pickleId, recorded);
    } else if (testCaseStarted !== undefined) {
      const recorded = cases.get(testCaseStarted.testCaseId);
      recorded?.start(testCaseStarted.timestamp);
      if (recorded !== undefined) cases.set(testCaseStarted.id, recorded);
    } else if (testStepFinished !== undefined) {
      cases
        .get(testStepFinished.testCaseStartedId)
        ?.finishStep(testStepFinished.testStepId, testStepFinished.testStepResult);
    } else if (testCaseFinished !== undefined) {
      cases.get(testCaseFinished.testCaseStartedId)?.finish(testCaseFinished.timestamp);
    } else if (attachment?.mediaType === scenarioRecordMediaType) {
      cases.get(attachment.testCaseStartedId ?? '')?.attach(attachment.body);
    }
  }
  const all = scenariosOfStream(envelopes);
  const patterns = envelopes.flatMap(({ stepDefinition }) => stepDefinition?.pattern.source ?? []);
  const scenarios = all
    .filter(({ id }) => selected.has(id))
    .map((scenario) => (byPickle.get(scenario.pickle.id) ?? new RecordedCase()).read(scenario, patterns));
  return {
    record,
    scenarios,
    allScenarios: all,
    complete: complete && scenarios.length === selected.size,
    startedMs,
    endedMs,
  };
}

type Time = { readonly seconds: number; readonly nanos: number };

class RecordedCase {
  readonly #steps: ReadonlyMap<string, { readonly pickleStepId: string | undefined }>;
  readonly #results = new Map<string, TestStepResult>();
  readonly #records: string[] = [];
  #started: Time | undefined;
  #finished: Time | undefined;

  constructor(testCase?: TestCase) {
    this.#steps = new Map(testCase?.testSteps.map((step) => [step.id, { pickleStepId: step.pickleStepId }]));
  }

  start(at: Time): void {
    this.#started = at;
  }

  finishStep(id: string, result: TestStepResult): void {
    this.#results.set(id, result);
  }

  attach(body: string): void {
    this.#records.push(body);
  }

  finish(at: Time): void {
    this.#finished = at;
  }

  /** @param patterns of the step definitions that there are */
  read(scenario: Scenario, patterns: readonly string[]): RecordedScenario {
    const parsed = this.#parse();
    const durationMs = this.#started && this.#finished ? milliseconds(this.#finished) - milliseconds(this.#started) : 0;
    const record = 'record' in parsed ? parsed.record : undefined;
    const said = record === undefined ? 'setup failed' : outcomeOf(record);
    const problem = this.#problem(scenario, parsed, patterns);
    return {
      scenario,
      record,
      outcome: problem === undefined ? said : heavier(said, 'setup failed'),
      problem,
      cutShort: [...this.#steps].some(
        ([id, step]) => step.pickleStepId !== undefined && (this.#results.get(id)?.status ?? 'SKIPPED') === 'SKIPPED',
      ),
      ended: this.#finished !== undefined,
      durationMs: Math.max(0, Math.round(durationMs)),
    };
  }

  #parse(): { record: ScenarioRecord } | { problem: string } {
    const [body, ...more] = this.#records;
    if (body === undefined) return { problem: 'the scenario left no record of what it found' };
    if (more.length > 0) return { problem: 'the scenario left more than one record of what it found' };
    try {
      return { record: ScenarioRecord.parse(JSON.parse(body)) };
    } catch (error) {
      return { problem: `the record of the scenario is malformed: ${String(error)}` };
    }
  }

  /** Cucumber's word against the record's: a pass needs both. */
  #problem(
    scenario: Scenario,
    parsed: { record: ScenarioRecord } | { problem: string },
    patterns: readonly string[],
  ): string | undefined {
    if (this.#started === undefined) return 'the run ended before this scenario began';
    for (const [id, { pickleStepId }] of this.#steps) {
      const text = scenario.pickle.steps.find((step) => step.id === pickleStepId)?.text ?? 'a hook';
      const status = this.#results.get(id)?.status ?? TestStepResultStatus.PASSED;
      const why = kitFaults[status];
      if (why !== undefined) return `${why}: ${text}${status === 'UNDEFINED' ? nearest(text, patterns) : ''}`;
    }
    const failed = [...this.#results.values()].find(({ status }) => status === TestStepResultStatus.FAILED);
    const message = failed === undefined ? undefined : (failed.message ?? 'a step failed');
    if ('problem' in parsed) return [parsed.problem, ...(message === undefined ? [] : [message])].join(': ');
    if (this.#finished === undefined) return 'the run ended before this scenario did';
    const outcome = outcomeOf(parsed.record);
    const quiet = outcome === 'passed' || outcome === 'waived';
    if (message !== undefined && (quiet || parsed.record.findings.length === 0)) return message;
    const skipped = [...this.#results.values()].some(({ status }) => status === TestStepResultStatus.SKIPPED);
    if (quiet && skipped) return 'the record says pass, but some steps were not carried out';
    return undefined;
  }
}

const kitFaults: Partial<Record<TestStepResultStatus, string>> = {
  UNDEFINED: 'there is no such step',
  AMBIGUOUS: 'more than one step definition fits the step',
  PENDING: 'the step definition is not written yet',
};

function nearest(text: string, patterns: readonly string[]): string {
  const steps = nearestSteps(text, patterns).map((pattern) => `"${pattern}"`);
  return `; ${steps.length === 0 ? '' : `the nearest: ${steps.join(', ')}; `}all of them: docs/steps.md`;
}

/** A scenario that found something about a requirement that it does not check did not simply pass. */
function outcomeOf({ outcome, findings }: ScenarioRecord): Outcome {
  return merge([outcome, ...findings.map((finding) => finding.outcome)]);
}

function milliseconds(time: Time): number {
  return TimeConversion.timestampToMillisecondsSinceEpoch(time);
}
