/** One run against a pair that says the worst in every place, and what every artefact of the kit makes of it. */
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { ConformanceResult } from '../../src/report/result.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { reportFiles, resultText, writeReports } from '../../src/report/write-reports.ts';
import { canaries, forgedName } from './canaries.ts';
import type { HostileCase } from './hostile-case.ts';
import { hostileTarget, password } from './hostile-target.ts';
import { runAgainst } from './run-against.ts';

interface Artefacts {
  readonly token: string;
  readonly scenarios: number;
  /** By the names of the files, `terminal` and `--json`. */
  readonly texts: ReadonlyMap<string, string>;
}

let made: Promise<Artefacts> | undefined;

/** Made once, by whichever case comes first. */
function artefacts(): Promise<Artefacts> {
  made ??= makeArtefacts();
  return made;
}

async function makeArtefacts(): Promise<Artefacts> {
  const target = hostileTarget();
  const directory = mkdtempSync(join(tmpdir(), 'sip-ha-hostile-'));
  try {
    // Each kind of step, those that show options, and enough of them that every canary gets everywhere.
    const { envelopes, result } = await runAgainst(
      target,
      ({ uri }, index) => index % 20 === 0 || uri.endsWith('http-port.feature'),
    );
    await writeReports(directory, envelopes, result);
    const texts = new Map<string, string>(
      Object.values(reportFiles).map((file) => [file, readFileSync(join(directory, file), 'utf8')]),
    );
    texts.set('terminal', terminalReport(result, { stream: new PassThrough() }));
    texts.set('--json', resultText(result));
    return { token: target.controlToken, scenarios: result.scenarios.length, texts };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Cucumber's page has a program of its own, with characters of its own; what the run said stands apart from it. */
function saidIn(name: string, text: string): string {
  if (name !== reportFiles.html) return text;
  const [messages = ''] = /window\.CUCUMBER_MESSAGES = .*/.exec(text) ?? [];
  ok(messages.length > 1000, 'the messages are not where they are expected');
  return text.slice(text.indexOf('<header'), text.indexOf('</header>')) + messages;
}

const unseen = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]|\p{Zl}|\p{Zp}/u;
const everywhere = [...Object.values(reportFiles), 'terminal', '--json'];

export const reportCases: readonly HostileCase[] = [
  ...everywhere.flatMap((name) => [
    {
      name: `${name}: no token and no password`,
      run: async () => {
        const { token, texts } = await artefacts();
        const text = texts.get(name) ?? '';
        ok(text.length > 500, 'there is nothing in it');
        ok(!text.includes(token), 'the token stands there');
        ok(!text.includes(password), 'the password stands there');
        ok(
          !text.includes(Buffer.from(token).toString('base64').replace(/=+$/, '')),
          'the token stands there in base64',
        );
      },
    },
    {
      name: `${name}: no character that cannot be seen`,
      run: async () => {
        const text = saidIn(name, (await artefacts()).texts.get(name) ?? '');
        const [found] = unseen.exec(text) ?? [];
        const at =
          found === undefined ? '' : JSON.stringify(text.slice(Math.max(0, text.indexOf(found) - 80)).slice(0, 160));
        strictEqual(found, undefined, `U+${found?.codePointAt(0)?.toString(16)} stands there: ${at}`);
      },
    },
  ]),
  {
    name: 'junit.xml has the test cases that there were, and none that a target made',
    run: async () => {
      const { scenarios, texts } = await artefacts();
      const suite = parseXml(texts.get(reportFiles.junit) ?? '').root;
      const cases = suite?.children.filter((child) => child instanceof XmlElement) ?? [];
      strictEqual(cases.length, scenarios);
      deepStrictEqual(
        cases.filter(({ attributes }) => attributes['name'] === forgedName),
        [],
      );
      const inner = cases.flatMap(({ children }) => children.filter((child) => child instanceof XmlElement));
      deepStrictEqual([...new Set(inner.map(({ name }) => name))].sort(), ['failure', 'system-out']);
    },
  },
  {
    name: 'report.html has no script but its own',
    run: async () => {
      const text = (await artefacts()).texts.get(reportFiles.html) ?? '';
      for (const forged of ['<script>alert', '<img src=x', '<testcase']) ok(!text.includes(forged), forged);
    },
  },
  {
    name: 'conformance.json and --json are the same result',
    run: async () => {
      const { texts } = await artefacts();
      strictEqual(texts.get('--json'), texts.get(reportFiles.result));
      const result = ConformanceResult.parse(JSON.parse(texts.get('--json') ?? ''));
      strictEqual(result.exitCode, 1);
      strictEqual(Reflect.get({}, 'polluted'), undefined);
    },
  },
  {
    name: 'the terminal has no line that a target began',
    run: async () => {
      const lines = (await artefacts()).texts.get('terminal')?.split('\n') ?? [];
      deepStrictEqual(
        lines.filter((line) => /^(?:CONFORMANT|::)/.test(line)),
        [],
      );
      match(lines.at(-2) ?? '', /^NOT CONFORMANT/);
    },
  },
  ...canaries.map(({ name, text }) => ({
    name: `the canary got into the reports at all: ${name}`,
    run: async () => {
      // Its letters are there, whatever became of the rest.
      const letters = text.match(/[A-Za-z_]{1,30}/g)?.toSorted((a, b) => b.length - a.length)[0] ?? '';
      const json = (await artefacts()).texts.get(reportFiles.result) ?? '';
      ok(letters.length > 0 && json.includes(letters), `${letters} is nowhere: the case proves nothing`);
    },
  })),
];
