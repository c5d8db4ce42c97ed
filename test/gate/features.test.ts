/** The house rules of the feature files, beyond what test/requirements asks of their tags and names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { loadConfiguration, loadSupport, runCucumber } from '@cucumber/cucumber/api';
import { pretty } from '@cucumber/gherkin-utils';
import type { Envelope } from '@cucumber/messages';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/cli/package-info.ts';
import { readFeatureFiles } from '../../src/requirements/feature-files.ts';

const { envelopes } = readFeatureFiles(packageRoot, 'features');
const documents = envelopes.flatMap(({ gherkinDocument }) => gherkinDocument ?? []);

/** What belongs to the wire, and so has no place in the words of a QA engineer. */
const wireWords = /\b(HTTP|HTTPS|JSON|XML|HTML|URL|TCP|GET|POST|localhost|port \d+)\b|\/serverx?\b|READINESS_|HA_ROLE/;

test('they speak of the document, not of the wire', () => {
  const lines = documents.flatMap(({ uri = '' }) =>
    read(uri)
      .split('\n')
      .map((line, index) => `${uri}:${index + 1} ${line}`),
  );
  expect(lines.length).toBeGreaterThan(1000);
  expect(lines.filter((line) => wireWords.test(line))).toEqual([]);
});

test('they are indented as gherkin-utils indents them, and their tables are aligned', () => {
  for (const document of documents) {
    const { uri = '' } = document;
    expect(essence(read(uri)), uri).toEqual(essence(pretty(document)));
    expect(raggedRows(read(uri)), uri).toEqual([]);
  }
});

test('every step that they name is defined, once, and every definition is used', async () => {
  const messages = await dryRun();
  const patterns = new Map(messages.flatMap(({ stepDefinition: is }) => (is ? [[is.id, is.pattern.source]] : [])));
  const steps = messages.flatMap(({ testCase }) => testCase?.testSteps ?? []);
  const matches = steps.flatMap(({ stepDefinitionIds }) =>
    stepDefinitionIds === undefined ? [] : [stepDefinitionIds],
  );
  expect(matches.length).toBeGreaterThan(1000);
  const texts = new Map(messages.flatMap(({ pickle }) => pickle?.steps ?? []).map(({ id, text }) => [id, text]));
  const odd = steps.filter(
    ({ stepDefinitionIds }) => stepDefinitionIds !== undefined && stepDefinitionIds.length !== 1,
  );
  expect(odd.map(({ pickleStepId = '' }) => texts.get(pickleStepId))).toEqual([]);
  const used = new Set(matches.flat());
  expect([...patterns].filter(([id]) => !used.has(id)).map(([, pattern]) => pattern)).toEqual([]);
});

function read(uri: string): string {
  return readFileSync(join(packageRoot, uri), 'utf8');
}

/** Lines without what gherkin-utils does otherwise than we: it drops a blank line, and puts numbers to the right. */
function essence(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.replace(/(?<=\S) *\|/g, '|').replace(/\| +/g, '|'));
}

/** Table rows that are not as long as the row above them. */
function raggedRows(text: string): string[] {
  const lines = text.split('\n');
  const isRow = (line: string | undefined): line is string => line?.trim().startsWith('|') ?? false;
  return lines.filter((line, index) => {
    const above = lines[index - 1];
    return isRow(line) && isRow(above) && line.length !== above.length;
  });
}

/** Matches every step with its definitions and runs none. */
async function dryRun(): Promise<readonly Envelope[]> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const environment = { cwd: packageRoot, stdout: silent, stderr: silent, env: {} };
  const provided = { paths: ['features/**/*.feature'], import: ['steps/**/*.ts'], dryRun: true, publish: false };
  const { runConfiguration } = await loadConfiguration({ file: false, provided }, environment);
  const support = await loadSupport(runConfiguration, environment);
  const messages: Envelope[] = [];
  await runCucumber({ ...runConfiguration, support }, environment, (message) => messages.push(message));
  return messages;
}
