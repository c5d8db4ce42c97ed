import { generateMessages } from '@cucumber/gherkin';
import {
  AttachmentContentEncoding,
  type Envelope,
  type Pickle,
  SourceMediaType,
  TestStepResultStatus,
  TimeConversion,
} from '@cucumber/messages';
import { type RunRecord, runRecordMediaType } from '../recording/run-record.ts';
import { scenariosOfStream } from '../requirements/feature-files.ts';
import { findRequirement } from '../requirements/registry.ts';
import { type ScenarioRecord, scenarioRecordMediaType } from '../verdict/finding.ts';

const runId = 'exploration';

/** A scenario of the report: what was found, in the words of the features, or that a requirement held. */
export interface ToldScenario {
  /** Lines of a feature file, tags first. */
  readonly lines: readonly string[];
  readonly record: ScenarioRecord;
}

export interface ToldExploration {
  /** Where the scenarios are, for a reader who runs one again. */
  readonly uri: string;
  readonly title: string;
  readonly scenarios: readonly ToldScenario[];
  readonly startedMs: number;
  readonly endedMs: number;
  readonly record: Omit<RunRecord, 'scenarios'>;
}

/** The scenario of a requirement that held in all histories. */
export function heldScenario(requirement: string, histories: number): ToldScenario {
  const demand = findRequirement(requirement)?.demand ?? requirement;
  return {
    lines: [`  @${requirement}`, `  Scenario: ${demand}`, `    Then it held in ${histories} histories`],
    record: { outcome: 'passed', findings: [], readings: [], timeline: [], targetSeconds: 0 },
  };
}

/** An exploration as the message stream of a run, from which all reports are made. */
export function explorationStream(told: ToldExploration): readonly Envelope[] {
  const text = [`Feature: ${told.title}`, '', ...told.scenarios.flatMap(({ lines }) => [...lines, ''])].join('\n');
  let lastId = 0;
  const newId = () => `exploration-${++lastId}`;
  const head = generateMessages(text, told.uri, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, {
    newId,
    includeSource: true,
    includeGherkinDocument: true,
    includePickles: true,
  });
  const scenarios = scenariosOfStream(head);
  const record: RunRecord = { ...told.record, scenarios: scenarios.map(({ id }) => id) };
  const started = TimeConversion.millisecondsSinceEpochToTimestamp(told.startedMs);
  const ended = TimeConversion.millisecondsSinceEpochToTimestamp(told.endedMs);
  return [
    ...head,
    { testRunStarted: { id: runId, timestamp: started } },
    attached({ testRunStartedId: runId }, runRecordMediaType, record, started),
    ...scenarios.flatMap(({ pickle }, index): Envelope[] => {
      const scenario = told.scenarios[index];
      return scenario === undefined ? [] : casesOf(pickle, scenario, newId, ended);
    }),
    { testRunFinished: { testRunStartedId: runId, success: true, timestamp: ended } },
  ];
}

type Timestamp = ReturnType<typeof TimeConversion.millisecondsSinceEpochToTimestamp>;

function casesOf(pickle: Pickle, { record }: ToldScenario, newId: () => string, timestamp: Timestamp): Envelope[] {
  const id = newId();
  const testCaseStartedId = newId();
  const testSteps = pickle.steps.map((step) => ({
    id: newId(),
    pickleStepId: step.id,
    stepDefinitionIds: [],
    stepMatchArgumentsLists: [],
  }));
  const [finding] = record.findings;
  const duration = { seconds: 0, nanos: 0 };
  return [
    { testCase: { id, testRunStartedId: runId, pickleId: pickle.id, testSteps } },
    { testCaseStarted: { id: testCaseStartedId, testCaseId: id, attempt: 0, timestamp } },
    ...testSteps.flatMap((step, index): Envelope[] => {
      const fails = finding !== undefined && index === testSteps.length - 1;
      const testStepResult = fails
        ? { duration, status: TestStepResultStatus.FAILED, message: `failed: ${finding.demand}` }
        : { duration, status: TestStepResultStatus.PASSED };
      return [
        { testStepStarted: { testCaseStartedId, testStepId: step.id, timestamp } },
        { testStepFinished: { testCaseStartedId, testStepId: step.id, testStepResult, timestamp } },
      ];
    }),
    attached({ testCaseStartedId }, scenarioRecordMediaType, record, timestamp),
    { testCaseFinished: { testCaseStartedId, timestamp, willBeRetried: false } },
  ];
}

function attached(
  to: { readonly testRunStartedId?: string; readonly testCaseStartedId?: string },
  mediaType: string,
  body: unknown,
  timestamp: Timestamp,
): Envelope {
  const contentEncoding = AttachmentContentEncoding.IDENTITY;
  return { attachment: { ...to, mediaType, contentEncoding, body: JSON.stringify(body), timestamp } };
}
