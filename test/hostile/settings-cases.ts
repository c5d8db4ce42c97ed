/** Files that a person wrote in haste: each is told as what it is, with its line, and with no password that stands in it. */
import { match, ok, strictEqual } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readImageSettings } from '../../src/targets/container/read-image-settings.ts';
import { SettingsError } from '../../src/targets/settings-text.ts';
import { runInProcess } from '../cli/run-command.ts';
import type { HostileCase } from './hostile-case.ts';

const password = 'hunter2-hunter2';
/** Also as the name of a placeholder, which has letters only. */
const beginning = 'hunter';

interface SettingsCase {
  readonly name: string;
  readonly file: string | Buffer;
  /** How the problem is told; undefined: there is none. */
  readonly told: RegExp | undefined;
}

const right = `name: Lab
images:
  8.1.103.95: vendor/sip-server:1
statusPort: 8080
drive:
  commands: {}
`;

function withLine(line: string): string {
  return `${right}${line}\n`;
}

/** The settings with other commands. */
function withCommands(commands: string): string {
  return right.replace('commands: {}', `commands:\n    ${commands}`);
}

const encodings: readonly SettingsCase[] = [
  { name: 'UTF-8 with a byte order mark', file: `\ufeff${right}`, told: undefined },
  { name: 'lines of Windows', file: right.replaceAll('\n', '\r\n'), told: undefined },
  {
    name: 'UTF-16, little end first',
    file: Buffer.from(`\ufeff${right}`, 'utf16le'),
    told: /:1: .*UTF-16.*save it as UTF-8/,
  },
  { name: 'UTF-16, big end first', file: Buffer.from(`\ufeff${right}`, 'utf16le').swap16(), told: /:1: .*UTF-16/ },
  { name: 'UTF-16 without a mark', file: Buffer.from(right, 'utf16le'), told: /:1: .*UTF-16/ },
  {
    name: 'Latin-1',
    file: Buffer.from(withLine('user: né'), 'latin1'),
    told: /:7: .*UTF-8, came the byte E9, which is "é" in Latin-1/,
  },
  {
    name: 'Windows-1252 quotes',
    file: Buffer.from(withLine('user: \x93a\x94'), 'latin1'),
    told: /:7: .*came the byte 93:/,
  },
  {
    name: 'half a character at the end',
    file: Buffer.concat([Buffer.from(right), Buffer.from([0xe2, 0x82])]),
    told: /:7: .*UTF-8/,
  },
  {
    name: 'a no-break space',
    file: right.replace('statusPort: ', 'statusPort:\u00a0'),
    told: /:4: .*U\+00A0 in column 12/,
  },
  { name: 'a no-break space in a comment', file: withLine('#\u00a0a comment'), told: undefined },
  { name: 'text that turns the reading direction', file: right.replace('Lab', '\u202eLab'), told: /:1: .*U\+202E/ },
  {
    name: 'an invisible space in a field',
    file: right.replace('statusPort', 'status\u200bPort'),
    told: /:4: .*U\+200B/,
  },
  { name: 'a zero byte', file: right.replace('Lab', 'Lab\0'), told: /:1: .*U\+0000/ },
  { name: 'an escape sequence', file: right.replace('Lab', '\u001b[2J'), told: /:1: .*U\+001B/ },
  { name: 'tabs', file: right.replace('  commands', '\tcommands'), told: /:6: expected YAML, came a tab/ },
  { name: 'a merge key', file: withLine('environment:\n  <<: { A: b }'), told: /:8: .*merge key/ },
  { name: 'a tag', file: withLine('user: !secret x'), told: /:7: .*a tag that nobody knows/ },
  { name: 'two documents', file: `${right}---\n${right}`, told: /more than one document/ },
  { name: 'a field that stands there twice', file: withLine('statusPort: 8081'), told: /:7: .*twice/ },
  { name: 'nothing', file: '', told: /expected object/ },
  {
    name: 'aliases that multiply',
    file: withLine(
      `environment:\n  A: &a [${'x, '.repeat(50)}]\n${Array.from({ length: 30 }, (_, index) => `  B${index}: [${'*a, '.repeat(50)}]`).join('\n')}`,
    ),
    told: /at most 100|environment/,
  },
];

const leaves: readonly SettingsCase[] = [
  {
    name: 'a choice: a command that is no list',
    file: withCommands('end-calls: hangup'),
    told: /:7: drive\.commands\.end-calls: expected array/,
  },
  {
    name: 'a choice: a command that is not known',
    file: withCommands('stop-calls: [a]'),
    told: /:7: drive\.commands: Unrecognized key: "stop-calls"/,
  },
  {
    name: 'a choice: a port that is a text',
    file: right.replace('commands: {}', 'protocol: { port: x, tokenEnvironment: T, capabilities: [] }'),
    told: /:6: drive\.protocol\.port: expected number/,
  },
  {
    name: 'a choice: a capability that is not known',
    file: right.replace('commands: {}', 'protocol: { port: 1, tokenEnvironment: T, capabilities: [fly] }'),
    told: /:6: drive\.protocol\.capabilities\.0: /,
  },
  {
    name: 'a choice: both',
    file: right.replace('commands: {}', 'commands: {}\n  protocol: {}'),
    told: /:7: drive: /,
  },
  {
    name: 'a choice: neither',
    file: right.replace('commands: {}', '{}').replace('  {}', '  {}'),
    told: /:5: drive: expected either commands or protocol/,
  },
  {
    name: 'a field in the wrong place',
    file: withLine('timeouts:\n  start: 20\n  statusPort: 1'),
    told: /:9: timeouts: Unrecognized key: "statusPort"/,
  },
];

/** Everywhere where a password may come to stand by mistake. */
const misplaced: readonly SettingsCase[] = [
  `user: "${password}:${password}:x"`,
  `statusPort: ${password}`,
  `name: ["${password}"]`,
  `memory: "${password}"`,
  `readOnly: ${password}`,
  `secretEnvironment: { DB: ${password} }`,
  `secretEnvironment: { DB: "${password}" }`,
  `secretEnvironment: [${password}]`,
  `environment: { DB: "{hunter}" }`,
  `environment: ${password}`,
  `mounts: [{ from: ${password}, to: /x }]`,
  `mounts: [{ from: ., to: ${password} }]`,
  `command: ${password}`,
  `command: ["{hunter}"]`,
  `pairsAtOnce: ${password}`,
  `timeouts: { start: ${password} }`,
  `defaultVersion: ${password}`,
  `password: ${password}`,
  `environment: { DB: ${password}, DB: ${password} }`,
  `environment: { DB: "${password} }`,
  `environment: { DB: *${password} }`,
  `user: !${password} x`,
  `${password}`,
].map((line) => ({
  name: `a password: ${line}`,
  file: withLine(line).replace(/^name: Lab\n/, line.startsWith('name') ? '' : 'name: Lab\n'),
  told: /./,
}));

/** Arguments of the command line, and how they are told. */
const typed: readonly (readonly [string, RegExp])[] = [
  ['\u2014list', /begins with a dash: type two hyphens/],
  ['\u2013\u2013list', /begins with a dash: type two hyphens/],
  ['\u201c@boundary\u201d', /plain quotes/],
  ['features/\ufffd.feature:1', /of another encoding/],
  ['--list\u200b', /characters that can be seen/],
  ['--list\u00a0', /characters that can be seen/],
  ['\u001b[2J', /characters that can be seen/],
  [`--scenario=${'x'.repeat(100_000)}`, /there is no scenario/],
];

const typedCases: readonly HostileCase[] = typed.map(([argument, told]) => ({
  name: `an argument ${JSON.stringify(argument).slice(0, 60)}`,
  run: async () => {
    const before = process.cpuUsage();
    const { exitCode, err } = await runInProcess(['conformance', '--list', argument]);
    const { user } = process.cpuUsage(before);
    ok(user < 5e6, `it took ${user / 1e6} s of the processor`);
    strictEqual(exitCode, 64);
    match(err, told);
    ok(!/(?!\n)[\p{Cc}\p{Cf}]/u.test(err), 'the message has characters that cannot be seen');
  },
}));

const fileCases: readonly HostileCase[] = [...encodings, ...leaves, ...misplaced].map(({ name, file, told }) => ({
  name,
  run: async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sip-ha-hostile-'));
    try {
      const path = join(directory, 'settings.yaml');
      writeFileSync(path, file);
      const problem = problemOf(path);
      if (told === undefined) return ok(problem === undefined, problem);
      ok(problem !== undefined, 'it was taken');
      match(problem, told);
      ok(!problem.includes(beginning), `the password is shown: ${problem}`);
      ok(problem.length < 5000, `the message has ${problem.length} characters`);
    } finally {
      rmSync(directory, { recursive: true });
    }
  },
}));

export const settingsCases: readonly HostileCase[] = [...fileCases, ...typedCases];

function problemOf(path: string): string | undefined {
  try {
    readImageSettings(path, {});
    return undefined;
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
}
