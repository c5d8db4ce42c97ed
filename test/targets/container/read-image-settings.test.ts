import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../../../src/kit/package-info.ts';
import {
  imageSettingsSchemaPath,
  imageSettingsSchemaText,
} from '../../../src/targets/container/image-settings-schema.ts';
import { readImageSettings } from '../../../src/targets/container/read-image-settings.ts';
import { SettingsError } from '../../../src/targets/settings-text.ts';

const directory = mkdtempSync(join(tmpdir(), 'sip-ha-settings-'));
afterAll(() => rmSync(directory, { recursive: true }));
const example = join(packageRoot, 'docs/image-settings.example.yaml');
const least = `images:
  8.1.103.95: vendor/sip-server:1
statusPort: 8080
drive:
  commands: {}
`;

function file(text: string): string {
  const path = join(directory, 'settings.yaml');
  writeFileSync(path, text);
  return path;
}

function problemOf(text: string, environment: NodeJS.ProcessEnv = {}): string {
  try {
    readImageSettings(file(text), environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.message.replaceAll(directory, '');
    throw error;
  }
  return 'no problem';
}

test('the example of the documentation can be used, and is what its JSON Schema says', () => {
  copyFileSync(example, join(directory, 'example.yaml'));
  writeFileSync(join(directory, 'sip-server.conf'), '');
  const settings = readImageSettings(join(directory, 'example.yaml'), { VENDOR_LICENCE: 'a licence' });
  expect(settings.defaultVersion).toBe('8.1.103.95');
  expect(settings.secrets).toEqual({ SIP_LICENCE: 'a licence' });
  expect(settings.mounts).toEqual([
    { from: join(directory, 'sip-server.conf'), to: '/etc/sip-server/sip-server.conf', writable: false },
  ]);
  const schema = JSON.parse(imageSettingsSchemaText());
  const validate = new Ajv2020().compile(schema);
  expect(validate(parse(readFileSync(example, 'utf8'))), JSON.stringify(validate.errors)).toBe(true);
});

test('image-settings.schema.json is what image-settings.ts says: npm run schema', () => {
  expect(readFileSync(imageSettingsSchemaPath, 'utf8')).toBe(imageSettingsSchemaText());
});

test('few settings are enough, in JSON too', () => {
  const settings = readImageSettings(file(JSON.stringify(parse(least))), {});
  expect(settings).toMatchObject({ pairsAtOnce: 4, memory: 1024, readOnly: false, mounts: [] });
  expect(settings.timeouts).toEqual({ start: 20, stop: 10, command: 10, connectionLost: 10 });
});

describe('what is wrong is said with its place, what was expected and what came', () => {
  test.each([
    ['statusPort: 8080', 'statusPort: 80a', '/settings.yaml:3: statusPort: expected number, received string'],
    [
      'statusPort: 8080',
      'statusPort: 0',
      '/settings.yaml:3: statusPort: Too small: expected number to be >=1, came a number',
    ],
    ['  commands: {}', '  ssh: {}', '/settings.yaml:4: drive: expected either commands or protocol'],
    ['statusPort', 'statusport', '/settings.yaml:3: Unrecognized key: "statusport"'],
    ['  8.1.103.95: v', '  8.1: v', 'images.8.1: must match pattern'],
    [
      'vendor/sip-server:1',
      '--privileged',
      'images.8.1.103.95: expected the name of an image, came a text of 12 characters',
    ],
    ['statusPort', '  8.1.104.10: b\nstatusPort', 'defaultVersion: expected which of the images a pair runs'],
    [
      'statusPort',
      'defaultVersion: 8.1.1.1\nstatusPort',
      'expected one of the versions under images, came a text of 7 characters',
    ],
    [
      '{}',
      '{ list-calls: [ls, "{count}"] }',
      'drive.commands.list-calls.1: expected no placeholder but {member}, {peer}',
    ],
    [
      '{}',
      '{ become-primary: [a] }',
      'drive.commands: expected become-primary and become-backup, or neither, came a map',
    ],
    ['{}', '{ set-option: [a] }', 'drive.commands: expected set-option and remove-option, or neither'],
    ['{}', '{ end-calls: [] }', 'drive.commands.end-calls: Too small: expected array to have >=1 items'],
    [
      'statusPort',
      'mounts: [{ from: no, to: /x }]\nstatusPort',
      'mounts.0.from: expected a file or a directory as it is seen from , nothing is there',
    ],
    ['statusPort', 'mounts: [{ from: ., to: x }]\nstatusPort', 'mounts.0.to: expected an absolute path'],
    ['images:', 'images: [', '/settings.yaml:3: expected YAML, came BAD_INDENT'],
    ['statusPort: 8080', 'statusPort: *port', 'expected aliases that have an anchor'],
  ])('%j as %j', (from, to, problem) => {
    expect(problemOf(least.replace(from, to))).toContain(problem);
  });

  test('a file that is not there', () => {
    expect(() => readImageSettings(join(directory, 'none.yaml'), {})).toThrow('ENOENT');
  });
});

describe('no value of the environment is in a message', () => {
  const secret = '7741secret';
  test.each([
    `environment: { A: 7741 }`,
    `environment: { A: "${secret} {other}" }`,
    `environment: { A-B: ${secret} }`,
    `environment: "${secret}"`,
    `environment: [A=${secret}]`,
    `environment: { A: *${secret} }`,
    `environment: { A: "${secret} }`,
    `environment: { A: ${secret}, A: ${secret} }`,
    `environment:\n  A: "x" ${secret}`,
    `environment: { A: ${secret} }\ndefaultVersion: 8.1.104.10`,
    `environment: { A: ${secret} }\nimages: x`,
    `environment: { A: ${secret} }\nenvironments: ${secret}`,
    `secretEnvironment: { A: "${secret}/x" }`,
  ])('%s', (line) => {
    const problem = problemOf(`${least}${line}\n`);
    expect(problem).not.toBe('no problem');
    expect(problem).not.toContain('7741');
  });
});

test('a secret comes from the environment, and must be long enough to be blanked out', () => {
  const text = `${least}secretEnvironment: { LICENCE: VENDOR }\n`;
  expect(readImageSettings(file(text), { VENDOR: 'long enough' }).secrets).toEqual({ LICENCE: 'long enough' });
  const needed =
    'secretEnvironment.LICENCE: expected at least 6 characters in the environment variable that it names, came ';
  expect(problemOf(text)).toContain(`${needed}none`);
  expect(problemOf(text, { VENDOR: 'abc' })).toContain(`${needed}3`);
});
