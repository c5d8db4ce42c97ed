import { readFileSync } from 'node:fs';
import type { Envelope } from '@cucumber/messages';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { StreamError } from '../../src/recording/recorded-run.ts';
import { conformanceSchemaPath, conformanceSchemaText } from '../../src/report/conformance-schema.ts';
import { makeResult } from '../../src/report/make-result.ts';
import { ConformanceResult } from '../../src/report/result.ts';
import { registry } from '../../src/requirements/registry.ts';
import { type ScenarioRecord, scenarioRecordMediaType } from '../../src/verdict/finding.ts';
import { endingNames, fixtureFiles, runFixtures } from '../run/fixtures/fixture-run.ts';

let passing: readonly Envelope[];
let mixed: readonly Envelope[];
beforeAll(async () => {
  passing = (await runFixtures(['it passes', 'number 1'])).envelopes;
  mixed = (await runFixtures(endingNames)).envelopes;
});

describe('a run in which all passed', () => {
  test('is conformant', () => {
    expect(makeResult(passing)).toMatchObject({ verdict: 'conformant', exitCode: 0, problems: [] });
  });

  test('is never conformant when the end of its stream is missing, wherever that begins', () => {
    for (let end = 0; end < passing.length; end++) {
      expect(exitCodeOf(passing.slice(0, end)), `the first ${end} messages`).not.toBe(0);
    }
  });

  test('is never conformant when one of its messages is missing', () => {
    const needed = ['pickle', 'testCase', 'testCaseStarted', 'attachment', 'testCaseFinished', 'testRunFinished'];
    const run = new Set(makeResult(passing).scenarios.map(({ name }) => name));
    for (const [index, envelope] of passing.entries()) {
      const kind = Object.keys(envelope)[0] ?? '';
      if (!needed.includes(kind) || (envelope.pickle !== undefined && !run.has(envelope.pickle.name))) continue;
      expect(exitCodeOf(passing.toSpliced(index, 1)), `without message ${index}, ${kind}`).not.toBe(0);
    }
  });

  test('is never conformant when a record is not what it should be', () => {
    for (const body of ['', '{}', 'null', '{"outcome":"fine"}']) {
      const [scenario] = makeResult(withRecords(passing, () => body)).scenarios;
      expect(scenario).toMatchObject({ outcome: 'setup failed', problem: expect.stringContaining('malformed') });
    }
  });

  test('is never conformant when a scenario has two records', () => {
    const twice = passing.flatMap((envelope) =>
      envelope.attachment?.mediaType === scenarioRecordMediaType ? [envelope, envelope] : [envelope],
    );
    expect(makeResult(twice).exitCode).toBe(3);
  });

  test('is not conformant when it was to judge a requirement that no scenario checks', () => {
    const more = withRunRecord(passing, (record) => ({
      ...record,
      requirements: ['ready.primary.all', 'option.default'],
    }));
    expect(makeResult(more)).toMatchObject({ verdict: 'inconclusive', exitCode: 2 });
  });
});

describe('one failure among others', () => {
  test('is a failure of the requirement that it names', () => {
    const { requirements, verdict } = makeResult(mixed);
    expect(verdict).toBe('not conformant');
    const verdicts = Object.fromEntries(requirements.map((requirement) => [requirement.slug, requirement.verdict]));
    expect(verdicts).toMatchObject({
      'ready.primary.all': 'passed',
      'ready.primary.connection': 'failed',
      'option.location': 'not tested',
      'option.default': 'setup failed',
    });
  });

  test('counts for a requirement that the scenario does not check, and leaves untested what came after it', () => {
    const elsewhere = finding({ requirement: 'ready.upgrade.primary-never' });
    const { requirements } = makeResult(
      withRecords(mixed, (body) =>
        body.replace('"findings":[]', `"findings":[${JSON.stringify(elsewhere)}]`).replace('"passed"', '"failed"'),
      ),
    );
    expect(requirements.find(({ slug }) => slug === 'ready.upgrade.primary-never')).toMatchObject({
      verdict: 'failed',
      scenarios: [],
    });
    expect(requirements.find(({ slug }) => slug === 'ready.primary.all')).toMatchObject({ verdict: 'passed' });
  });
});

test('a run is whole when every scenario was selected and every requirement judged, and not before', () => {
  const scope = (change: object) => makeResult(withRunRecord(passing, (record) => ({ ...record, ...change }))).scope;
  const scenarios = fixtureFiles.scenarios.map(({ id }) => id);
  const requirements = registry.map(({ slug }) => slug);
  expect(scope({ scenarios }).whole).toBe(false);
  expect(scope({ requirements }).whole).toBe(false);
  expect(scope({ scenarios, requirements })).toEqual({
    whole: true,
    requirements: registry.length,
    allRequirements: registry.length,
    scenarios: scenarios.length,
    allScenarios: scenarios.length,
  });
});

test('every reading is reported once, with the scenarios that saw it', () => {
  const { readings } = makeResult(mixed);
  expect(readings).toMatchObject([{ point: 'A14', reading: 'no wait after the last batch' }]);
  expect(readings[0]?.scenarios).toHaveLength(3);
});

test('what is no stream of a run is an error', () => {
  expect(() => makeResult([])).toThrow(StreamError);
});

test('the JSON Schema in the repository is that of the code, and a result obeys it', () => {
  expect(readFileSync(conformanceSchemaPath, 'utf8')).toBe(conformanceSchemaText());
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  ajvFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(conformanceSchemaText()));
  const result: unknown = JSON.parse(JSON.stringify(makeResult(mixed)));
  expect(validate(result), JSON.stringify(validate.errors)).toBe(true);
  expect(ConformanceResult.parse(result)).toEqual(result);
});

function exitCodeOf(envelopes: readonly Envelope[]): number {
  try {
    return makeResult(envelopes).exitCode;
  } catch (error) {
    if (error instanceof StreamError) return 3;
    throw error;
  }
}

function finding(parts: Partial<ScenarioRecord['findings'][number]>): ScenarioRecord['findings'][number] {
  return { requirement: 'x', outcome: 'failed', demand: 'd', accepted: ['a'], seen: 's', ...parts };
}

function withRecords(envelopes: readonly Envelope[], change: (body: string) => string): Envelope[] {
  return envelopes.map((envelope) => {
    const { attachment } = envelope;
    if (attachment?.mediaType !== scenarioRecordMediaType) return envelope;
    return { attachment: { ...attachment, body: change(attachment.body) } };
  });
}

function withRunRecord(envelopes: readonly Envelope[], change: (record: object) => object): Envelope[] {
  return envelopes.map((envelope) => {
    const { attachment } = envelope;
    if (attachment?.testRunStartedId === undefined) return envelope;
    return { attachment: { ...attachment, body: JSON.stringify(change(JSON.parse(attachment.body))) } };
  });
}
