/** Fuzzing of everything that reads what others wrote, within a time; a failure names the seed with which it comes again. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc } from '@fast-check/vitest';
import { ControlClient } from '../../src/control/control-client.ts';
import { ControlError } from '../../src/control/control-error.ts';
import { AnswerHead } from '../../src/http/answer-head.ts';
import { readStatus } from '../../src/status/status-client.ts';
import { readImageSettings } from '../../src/targets/container/read-image-settings.ts';
import { SettingsError } from '../../src/targets/settings-text.ts';
import { runInProcess } from '../cli/run-command.ts';
import type { HostileCase } from './hostile-case.ts';
import { replying } from './replying.ts';

/** Of each kind, in real milliseconds: what is not reached in it is left to another run and another seed. */
const timeOfEach = 6_000;

const unseen = /[\p{Cc}\p{Cf}\p{Cs}]|\p{Zl}|\p{Zp}/u;

/** Pieces of what is expected, and anything. */
function textOf(pieces: readonly string[], most = 60): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  );
  return fc.array(piece, { maxLength: most }).map((all) => all.join(''));
}

const webPieces = [
  '<table>',
  '<tr>',
  '<td>',
  '</td>',
  '</table>',
  '<dl>',
  '<dt>',
  '<dd>',
  '<p>',
  '<b>',
  '</p>',
  '<a href=x>',
  '<select>',
  '<option>',
  '<svg>',
  '<math>',
  '<template>',
  '<script>',
  '</script>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '&amp;',
  '&#0;',
  '&#x110000;',
  '\0',
  'HA role',
  'Primary (Active)',
  'Readiness For Switchover',
  'Readiness For Upgrade',
  '1',
  '0',
  ' ',
  '<frameset>',
  '<plaintext>',
  '<noscript>',
  '<form>',
  '<nobr>',
  '</b>',
  '</br>',
  '<body a=1>',
];
const xmlPieces = [
  '<sipServer>',
  '</sipServer>',
  '<HA_ROLE>',
  '</HA_ROLE>',
  '<READINESS_SWITCHOVER>',
  '</READINESS_SWITCHOVER>',
  '<READINESS_UPGRADE>',
  '</READINESS_UPGRADE>',
  '<a rem="HA role">',
  '</a>',
  '<?xml version="1.0" encoding="utf-16"?>',
  '<?x?>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<!DOCTYPE r>',
  '&#49;',
  '&lt;',
  '&x;',
  '1',
  '0',
  ' ',
  '\r\n',
  '<x:a xmlns:x="y">',
  '</x:a>',
  '\0',
  '\ufeff',
];
const headPieces = [
  'HTTP/1.1 200 OK\r\n',
  'HTTP/1.0 404 x\n',
  'HTTP/1.1 100 Continue\r\n\r\n',
  'HTTP/1.1 099 x\r\n',
  'Content-Length: 5\r\n',
  'content-length:5, 5\n',
  'Content-Length: 6\r\n',
  'X: y\r\n',
  ' folded\r\n',
  '\r\n',
  '\n',
  '\r',
  ':',
  'x'.repeat(500),
];
const settingsPieces = [
  'images:\n',
  '  8.1.103.95: a\n',
  'statusPort: ',
  '8080\n',
  'drive:\n',
  '  commands: {}\n',
  '  protocol:\n',
  'environment: ',
  '{ A: ',
  'hunter2',
  ' }',
  '[',
  ']',
  '"',
  '\n',
  '- ',
  '<<: ',
  '*a ',
  '&a ',
  '!x ',
  '\t',
  '# ',
  '---\n',
  ': ',
  '? ',
  '| ',
  '> ',
  'timeouts: { start: 1 }\n',
  'secretEnvironment: { B: hunter2 }\n',
];
const words = [
  '--target',
  'mock',
  'process',
  'container',
  '--requirement',
  'option.range',
  '--tags',
  '@boundary',
  '(',
  'and',
  '--scenario',
  'features/x.feature:1',
  '--per-rule',
  '--shard',
  '1/0',
  '2/1',
  '--parallel',
  '--json',
  '--deviation',
  '--reading',
  'A14=yes',
  'A14=',
  '--rate',
  '1e-9',
  '-1',
  '0',
  'NaN',
  '--grace',
  '--settle',
  '--resolution',
  '--image-settings',
  '/dev/null',
  '',
  '--',
  '-x',
  '__proto__',
  'constructor',
];

const member = {
  name: 'a',
  statusUrl: 'http://a.test/server',
  version: '8.1.103.95',
  state: 'running',
  options: [{ section: 's', name: 'n', value: 'v' }],
};
const answers: readonly (readonly [(client: ControlClient) => Promise<unknown>, object])[] = [
  [(client) => client.describe(), { protocol: 1, name: 'x', capabilities: ['stop'], clock: { kind: 'wall', rate: 1 } }],
  [
    (client) => client.readPair('p1'),
    { id: 'p1', members: [member, { ...member, name: 'b' }], haConnection: 'lost', now: 1 },
  ],
  [
    (client) => client.listCalls('p1'),
    {
      members: [
        { name: 'a', calls: ['1', '2'] },
        { name: 'b', calls: null },
      ],
      now: 1,
    },
  ],
  [(client) => client.readEvents('p1'), { events: [{ mark: 1, at: 1, member: 'a', text: 'x' }], next: 2 }],
  [(client) => client.advanceClock('p1', 5), { now: 5 }],
];
const odd: readonly unknown[] = [null, 0, -1, 1e308, '', 'a', '\u202e', [], {}, [[]], { __proto__: null }, true];

/** A right answer with one of its values replaced, or with a byte changed, or cut off. */
const mutated: fc.Arbitrary<readonly [(client: ControlClient) => Promise<unknown>, Buffer]> = fc
  .tuple(
    fc.constantFrom(...answers),
    fc.nat(40),
    fc.constantFrom(...odd),
    fc.constantFrom('value', 'byte', 'cut', 'none'),
    fc.nat(255),
  )
  .map(([[ask, answer], place, value, how, byte]) => {
    let visited = 0;
    const replaced = JSON.stringify(answer, (_, given: unknown) => {
      visited += 1;
      return how === 'value' && visited === place ? value : given;
    });
    const bytes = Buffer.from(replaced ?? 'null');
    if (how === 'byte') bytes[place % bytes.length] = byte;
    return [ask, how === 'cut' ? bytes.subarray(0, place) : bytes] as const;
  });

function readsPage(form: 'xml' | 'web', page: string | Uint8Array): Promise<void> {
  return readStatus('http://a.test/server', {
    dispatcher: replying({ body: Buffer.from(page) }),
    form,
    deadlineMs: 60_000,
  }).then((answer) => {
    ok(answer.kind !== 'unreachable');
    ok(!unseen.test('why' in answer ? answer.why : ''), 'the message has characters that cannot be seen');
    if (answer.kind === 'status')
      for (const text of [answer.status.roleText, answer.status.name ?? '']) ok(!unseen.test(text));
  });
}

const directory = mkdtempSync(join(tmpdir(), 'sip-ha-fuzz-'));
process.once('exit', () => rmSync(directory, { recursive: true, force: true }));

const fuzzes = [
  fuzz('the page for people', textOf(webPieces), (page) => readsPage('web', page)),
  fuzz('the page for programs', textOf(xmlPieces), (page) => readsPage('xml', page)),
  fuzz('pages of any bytes', fc.uint8Array({ maxLength: 200 }), async (page) => {
    await readsPage('xml', page);
    await readsPage('web', page);
  }),
  fuzz(
    'the head of an answer is the same in whatever pieces it comes',
    fc.tuple(textOf(headPieces, 20), fc.integer({ min: 1, max: 40 })),
    async ([text, size]) => {
      deepStrictEqual(headIn(text, size), headIn(text, text.length));
    },
  ),
  fuzz('answers of the control server', mutated, async ([ask, body]) => {
    const client = new ControlClient({
      url: 'http://control.test',
      token: 'a token of some length',
      dispatcher: replying({ body }),
    });
    const error: unknown = await ask(client).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    ok(error === undefined || error instanceof ControlError, String(error));
    ok(!unseen.test(error?.message ?? ''), error?.message);
  }),
  fuzz('settings', textOf(settingsPieces), async (text) => {
    const file = join(directory, 'settings.yaml');
    writeFileSync(file, text);
    try {
      readImageSettings(file, {});
    } catch (error) {
      ok(error instanceof SettingsError, String(error));
      ok(error.message.length < 20_000, `the message has ${error.message.length} characters`);
    }
  }),
  fuzz(
    'options of the command line',
    fc.array(
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...words) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
      ),
      { maxLength: 6 },
    ),
    async (args) => {
      // With --list nothing is run, whatever follows.
      const { exitCode, err } = await runInProcess(['conformance', '--list', ...args]);
      ok(exitCode === 0 || exitCode === 64, `exit code ${exitCode}: ${err}`);
      ok(!/^ {4}at /m.test(err), err);
    },
  ),
];

/** @param seed the same for all */
export function fuzzCases(seed: number): readonly HostileCase[] {
  return fuzzes.map(({ name, check }) => ({
    name,
    run: async () => {
      const { runs, failure } = await check(seed);
      ok(failure === undefined, failure);
      ok(runs > 0, 'no input was tried');
    },
  }));
}

function fuzz<T>(name: string, inputs: fc.Arbitrary<T>, holds: (input: T) => Promise<void>) {
  const property = fc.asyncProperty(inputs, holds);
  return {
    name,
    check: async (seed: number) => {
      const details = await fc.check(property, { seed, numRuns: 1_000_000, interruptAfterTimeLimit: timeOfEach });
      return {
        runs: details.numRuns,
        failure: details.failed ? `${fc.defaultReportMessage(details)}\n${String(details.errorInstance)}` : undefined,
      };
    },
  };
}

function headIn(text: string, size: number): unknown {
  const bytes = Buffer.from(text, 'latin1');
  const head = new AnswerHead();
  for (let at = 0; at < bytes.length; at += size) {
    const reading = head.read(bytes.subarray(at, at + size));
    switch (reading.kind) {
      case 'more':
        continue;
      case 'head':
        return {
          head: reading.head.toString('latin1'),
          left: reading.rest.length + Math.max(0, bytes.length - at - size),
        };
      case 'not http':
        return { read: reading.bytes.length + Math.max(0, bytes.length - at - size), left: reading.kind };
      case 'broken':
        return reading;
    }
  }
  return 'more';
}
