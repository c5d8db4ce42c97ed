import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Envelope } from '@cucumber/messages';
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgedStream } from '../../src/report/judged-stream.ts';
import { junitXml } from '../../src/report/junit.ts';
import { makeResult } from '../../src/report/make-result.ts';
import type { ConformanceResult } from '../../src/report/result.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { ReportError, reportFiles, writeReports } from '../../src/report/write-reports.ts';
import { registry } from '../../src/requirements/registry.ts';
import { endingNames, runFixtures } from '../run/fixtures/fixture-run.ts';

const directory = mkdtempSync(join(tmpdir(), 'sip-ha-reports-'));
afterAll(() => rmSync(directory, { recursive: true }));

let envelopes: readonly Envelope[];
let four: readonly Envelope[];
beforeAll(async () => {
  four = (await runFixtures(['it passes', 'it fails', 'number 1', 'number 2'])).envelopes;
  envelopes = (await runFixtures(endingNames)).envelopes;
});

test('JUnit shows each scenario as it was judged, in the same words', () => {
  expect(junitOutcomes(envelopes)).toEqual({
    'it passes': 'passed',
    'it fails': 'failed',
    'number 1': 'passed',
    'number 2': 'passed',
    'a step is undefined': 'setup failed',
    'two definitions match': 'setup failed',
    'the hook crashes': 'setup failed',
    'nothing is recorded': 'setup failed',
    'not tested': 'skipped',
    'a step is skipped': 'setup failed',
  });
});

test('JUnit shows a failure for whatever a broken run did not get to', () => {
  for (const kind of ['testCaseStarted', 'testStepFinished', 'testCaseFinished'] as const) {
    const first = envelopes.findIndex((envelope) => envelope[kind] !== undefined);
    const outcomes = junitOutcomes(envelopes.slice(0, first));
    expect(Object.keys(outcomes)).toHaveLength(endingNames.length);
    expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== 'setup failed')).toEqual([]);
  }
});

test('JUnit shows as skipped what an interrupted run did not get to, and as failed what failed before', () => {
  expect(junitOutcomes(afterScenarios(2), 130)).toEqual({
    'it passes': 'passed',
    'it fails': 'failed',
    'number 1': 'skipped',
    'number 2': 'skipped',
  });
});

test('all reports are written, and nothing else', async () => {
  await writeReports(directory, envelopes, makeResult(envelopes));
  expect(readdirSync(directory).sort()).toEqual(Object.values(reportFiles).sort());
  const messages = readFileSync(join(directory, reportFiles.messages), 'utf8').trimEnd().split('\n');
  expect(makeResult(messages.map((line) => JSON.parse(line)))).toEqual(makeResult(envelopes));
  expect(readFileSync(join(directory, reportFiles.html), 'utf8')).toContain('it fails');
});

test('the page for people says first what the run came to, in characters that mean nothing to a browser', async () => {
  const result = makeResult(envelopes);
  const target = { ...result.target, description: '<script>alert("a pair")</script> & $&' };
  await writeReports(directory, envelopes, { ...result, target });
  const page = readFileSync(join(directory, reportFiles.html), 'utf8');
  const head = page.slice(page.indexOf('<body>'), page.indexOf('<div id="content">'));
  expect(head).toContain('<h1>NOT CONFORMANT</h1>');
  expect(head).toContain('<td>ready.primary.connection</td><td>failed</td>');
  expect(head).toContain('&#60;script&#62;alert(&#34;a pair&#34;)&#60;/script&#62; &#38; $&#38;');
  expect(head).not.toContain('<script');
});

test('a directory that cannot be written to is an error that names it', async () => {
  const file = join(directory, 'a-file');
  writeFileSync(file, '');
  await expect(writeReports(file, envelopes, makeResult(envelopes))).rejects.toThrow(ReportError);
});

test('the terminal shows the failure, what was accepted and seen, the timeline and the command to run it again', () => {
  const text = terminalReport(makeResult(envelopes), { stream: new PassThrough() });
  for (const piece of [
    'ready.primary.connection: The primary is not ready for switchover while there is no HA connection',
    'accepted: 0',
    'seen:     1',
    '5-6 s  look    the primary shows 1',
    'npm run conformance -- --reading A14=yes --scenario features/pair.feature:10',
    'A14  no wait after the last batch',
    'NOT CONFORMANT',
  ]) {
    expect(text).toContain(piece);
  }
});

test('a pass of a part says of how much, and of which; only a pass of all says no more', () => {
  const part = makeResult(envelopes);
  const lastLine = (result: ConformanceResult) =>
    terminalReport(result, { stream: new PassThrough() }).trimEnd().split('\n').at(-1);
  expect(part.scope).toEqual({
    whole: false,
    requirements: 7,
    allRequirements: registry.length,
    scenarios: endingNames.length,
    allScenarios: endingNames.length + 2,
  });
  const said = `CONFORMANT in what was selected: 7 of ${registry.length} requirements, 10 of 12 scenarios`;
  expect(lastLine({ ...part, verdict: 'conformant' })).toBe(said);
  const firstOfRules = { ...part.selection, perRule: 3 };
  expect(lastLine({ ...part, verdict: 'conformant', selection: firstOfRules })).toBe(
    `${said}, the first 3 of each rule and each side of a boundary`,
  );
  expect(lastLine({ ...part, verdict: 'conformant', scope: { ...part.scope, whole: true } })).toBe('CONFORMANT');
});

test('the last line names the builds that were judged, the most frequent ones, and nothing that could steer a terminal', () => {
  const whole = {
    ...makeResult(envelopes),
    verdict: 'conformant' as const,
    scope: { ...makeResult(envelopes).scope, whole: true },
  };
  const lastLine = (...versions: readonly string[]) => {
    const builds = versions.map((version) => ({ version, scenarios: 1 }));
    return terminalReport({ ...whole, builds }, { stream: new PassThrough() })
      .trimEnd()
      .split('\n')
      .at(-1);
  };
  expect(lastLine('8.1.103.95')).toBe('CONFORMANT: build 8.1.103.95');
  expect(lastLine('8.1.103.95', '8.1.104.10')).toBe('CONFORMANT: builds 8.1.103.95 and 8.1.104.10');
  expect(lastLine('1', '2', '3')).toBe('CONFORMANT: builds 1, 2 and others');
  expect(lastLine('1\n\u001b[31mCONFORMANT')).not.toContain('\u001b');
});

test('the last line of an interrupted run says how far it came, and what had failed by then', () => {
  const lastLineAfter = (scenarios: number) => {
    const result = makeResult(afterScenarios(scenarios), ['the run was interrupted'], 143);
    expect(result.exitCode).toBe(143);
    const text = terminalReport(result, { stream: new PassThrough() });
    expect(text.includes('What needs attention')).toBe(result.verdict === 'not conformant');
    return text.trimEnd().split('\n').at(-1);
  };
  expect(lastLineAfter(1)).toBe('INTERRUPTED: 1 of 4 scenarios were run');
  expect(lastLineAfter(2)).toBe(
    'INTERRUPTED: 2 of 4 scenarios were run, and what failed in them makes it NOT CONFORMANT',
  );
});

test('nothing that a target says steers a terminal', () => {
  const escapeCharacter = String.fromCharCode(27);
  expect(JSON.stringify(envelopes)).toContain('\\u001b[31m');
  const text = terminalReport(makeResult(envelopes), { stream: new PassThrough() });
  expect(text).not.toContain(escapeCharacter);
});

/** The stream of four scenarios, the second of which fails, cut off in the middle of the one after the n-th. */
function afterScenarios(finished: number): readonly Envelope[] {
  let seen = 0;
  const end = four.findIndex(({ testCaseFinished, testStepFinished }) => {
    if (testCaseFinished !== undefined) seen += 1;
    return seen === finished && testStepFinished !== undefined;
  });
  return four.slice(0, end + 1);
}

function junitOutcomes(stream: readonly Envelope[], stoppedWith?: number): Record<string, string | undefined> {
  const { root } = parseXml(junitXml(judgedStream(stream, makeResult(stream, [], stoppedWith))));
  const elements = (node: XmlElement | null) => node?.children.filter((child) => child instanceof XmlElement) ?? [];
  return Object.fromEntries(
    elements(root).map((testCase) => {
      const [verdict] = elements(testCase).filter(({ name }) => name === 'failure' || name === 'skipped');
      const { name = '' } = testCase.attributes;
      const { type = verdict?.name } = verdict?.attributes ?? {};
      return [name.replace(/^.* - (#[\d.]+: )?/, ''), verdict === undefined ? 'passed' : type];
    }),
  );
}
