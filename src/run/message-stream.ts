import type { Envelope, TestCase, TestStep } from '@cucumber/messages';
import { AttachmentContentEncoding, TimeConversion } from '@cucumber/messages';
import { type RunRecord, runRecordMediaType } from '../recording/run-record.ts';
import type { FeatureFiles, Scenario } from '../requirements/feature-files.ts';

const runId = 'conformance-run';

/**
 * One valid message stream out of one or many Cucumber runs over the same feature files.
 *
 * Each run parses the files that it needs anew and gives them new ids. The stream has the kit's own parse of them at its
 * head, once; of each run it keeps what happened in it, with the test cases pointed at the kit's scenarios.
 */
export class MessageStream {
  readonly #files: FeatureFiles;
  readonly #listener: (envelope: Envelope) => void;
  readonly #byPlace: ReadonlyMap<string, Scenario>;
  readonly #record: RunRecord;
  #success = true;
  #begun = false;
  #finished = false;

  constructor(files: FeatureFiles, record: RunRecord, listener: (envelope: Envelope) => void) {
    this.#files = files;
    this.#listener = listener;
    this.#byPlace = new Map(files.scenarios.map((scenario) => [place(scenario.uri, scenario.ordinal), scenario]));
    this.#record = record;
  }

  /** A place for the messages of one more Cucumber run. */
  newRun(): (envelope: Envelope) => void {
    const head: Envelope[] = [];
    const scenarios = new Map<string, { own: Scenario; steps: ReadonlyMap<string, string> }>();
    const ordinals = new Map<string, number>();
    return (envelope) => {
      const { pickle, testCase, suggestion } = envelope;
      if (envelope.source !== undefined || envelope.gherkinDocument !== undefined) return;
      if (pickle !== undefined) {
        const ordinal = ordinals.get(pickle.uri) ?? 0;
        ordinals.set(pickle.uri, ordinal + 1);
        const own = this.#byPlace.get(place(pickle.uri.split('\\').join('/'), ordinal));
        if (own === undefined) throw new Error(`the feature file ${pickle.uri} changed during the run`);
        const steps = pickle.steps.map((step, index) => [step.id, own.pickle.steps[index]?.id ?? ''] as const);
        scenarios.set(pickle.id, { own, steps: new Map(steps) });
      } else if (testCase !== undefined) {
        const scenario = scenarios.get(testCase.pickleId);
        if (scenario === undefined) throw new Error(`a test case of no scenario: ${testCase.pickleId}`);
        this.#emit({ testCase: pointAt(testCase, scenario.own, scenario.steps) });
      } else if (suggestion !== undefined) {
        const own = [...scenarios.values()].map(({ steps }) => steps.get(suggestion.pickleStepId)).find(Boolean);
        this.#emit({ suggestion: { ...suggestion, pickleStepId: own ?? suggestion.pickleStepId } });
      } else if (envelope.testRunStarted !== undefined) {
        this.#begin(head);
      } else if (envelope.testRunFinished !== undefined) {
        this.#success &&= envelope.testRunFinished.success;
      } else if (envelope.testRunHookStarted !== undefined) {
        this.#emit({ testRunHookStarted: { ...envelope.testRunHookStarted, testRunStartedId: runId } });
      } else if (isHead(envelope)) {
        head.push(envelope);
      } else {
        this.#emit(envelope);
      }
    };
  }

  /** Ends the stream. Without it the stream counts as truncated. */
  finish(): void {
    if (!this.#begun || this.#finished) return;
    this.#finished = true;
    this.#emit({ testRunFinished: { testRunStartedId: runId, success: this.#success, timestamp: now() } });
  }

  /** The first run that gets to its start gives the stream its head: step definitions and hooks are those of all runs. */
  #begin(head: readonly Envelope[]): void {
    if (this.#begun) return;
    this.#begun = true;
    for (const envelope of head) if (envelope.meta !== undefined) this.#emit(envelope);
    for (const envelope of this.#files.envelopes) this.#emit(envelope);
    for (const envelope of head) if (envelope.meta === undefined) this.#emit(envelope);
    this.#emit({ testRunStarted: { id: runId, timestamp: now() } });
    this.#emit({
      attachment: {
        testRunStartedId: runId,
        mediaType: runRecordMediaType,
        contentEncoding: AttachmentContentEncoding.IDENTITY,
        body: JSON.stringify(this.#record),
        timestamp: now(),
      },
    });
  }

  #emit(envelope: Envelope): void {
    this.#listener(envelope);
  }
}

function place(uri: string, ordinal: number): string {
  return `${uri}#${ordinal}`;
}

function isHead({ meta, stepDefinition, hook, parameterType, undefinedParameterType }: Envelope): boolean {
  return [meta, stepDefinition, hook, parameterType, undefinedParameterType].some((message) => message !== undefined);
}

function pointAt(testCase: TestCase, scenario: Scenario, steps: ReadonlyMap<string, string>): TestCase {
  const testSteps = testCase.testSteps.map((step): TestStep => {
    const own = step.pickleStepId === undefined ? undefined : steps.get(step.pickleStepId);
    return own === undefined ? step : { ...step, pickleStepId: own };
  });
  return { ...testCase, testRunStartedId: runId, pickleId: scenario.pickle.id, testSteps };
}

function now() {
  return TimeConversion.millisecondsSinceEpochToTimestamp(Date.now());
}
