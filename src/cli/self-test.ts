import { readFile, writeFile } from 'node:fs/promises';
import { matchesGlob } from 'node:path';
import { packageRoot } from '../kit/package-info.ts';
import { fromWhereOneStands } from '../kit/standing-directory.ts';
import { suggestion, UsageError } from '../kit/usage-error.ts';
import { jsonText } from '../report/json-text.ts';
import { writeWhole } from '../report/whole-files.ts';
import { readFeatureFiles, type Scenario } from '../requirements/feature-files.ts';
import { ReportDirectory } from '../run/report-directory.ts';
import { whyItCannotFail } from '../self-test/cannot-fail.ts';
import { explainServer } from '../self-test/explain-server.ts';
import { noiseReport, runNoise } from '../self-test/noise/run-noise.ts';
import { runSelfTest } from '../self-test/run-self-test.ts';
import { selfTestDocument } from '../self-test/self-test-document.ts';
import { selfTestReport } from '../self-test/self-test-report.ts';
import type { SelfTestResult } from '../self-test/self-test-result.ts';
import { summarize } from '../self-test/summarize.ts';
import type { ServerUnderTest } from '../targets/server-under-test.ts';
import { serversUnderTest } from '../targets/servers-under-test.ts';
import type { Output } from './output.ts';
import type { SelfTestOptions } from './self-test-options.ts';

/** In the report directory. */
export const selfTestFile = 'self-test.json';

/**
 * Tries the suite on every wrong and every unusual right server and reports.
 *
 * @returns 0 when every wrong server was found under its own requirement, every right one was accepted and every scenario that
 *   can has failed a wrong server by a check of its own, else 1
 * @throws UsageError; SelfTestError when the kit itself broke
 */
export async function selfTest(options: SelfTestOptions, { out, err }: Output): Promise<number> {
  const { wrong, right } = serversUnderTest();
  const known: readonly ServerUnderTest[] = [...wrong, ...right];
  if (options.explain !== undefined) return explain(options.explain, known, out);
  if (options.noise !== undefined) return underNoise(options.noise, { wrong, right }, { out, err });
  const chosen = chooseServers(known, options.deviation);
  const reports = await ReportDirectory.open(options.reportDir, [selfTestFile]);
  try {
    // Whether every scenario fails some wrong server can be told only when all of them are tried.
    const { scenarios } = readFeatureFiles(packageRoot, 'features');
    const mustFail = chosen === known ? scenarios.filter((scenario) => whyItCannotFail(scenario) === undefined) : [];
    const sum = await tryAll(chosen, mustFail, err);
    await writeWhole(reports.path, [{ name: selfTestFile, text: resultText(sum) }]);
    const stream = options.json ? err : out;
    stream.write(selfTestReport(sum, stream));
    if (options.json) out.write(resultText(sum));
    const document = selfTestDocument(sum, scenarios);
    if (options.writeDocument !== undefined) await writeFile(fromWhereOneStands(options.writeDocument), document);
    return sum.passed && (await isCurrent(options.checkDocument, document, err)) ? 0 : 1;
  } finally {
    reports.close();
  }
}

async function tryAll(
  chosen: readonly ServerUnderTest[],
  mustFail: readonly Scenario[],
  err: Output['err'],
): Promise<SelfTestResult> {
  const begun = performance.now();
  let done = 0;
  const run = await runSelfTest(chosen, mustFail, (result) => {
    done += 1;
    if (err.isTTY) err.write(`\r\x1b[K${done} of ${chosen.length}  ${result.name}`);
  });
  if (err.isTTY) err.write('\r\x1b[K');
  return summarize(run, Math.round(performance.now() - begun));
}

async function isCurrent(file: string | undefined, document: string, err: Output['err']): Promise<boolean> {
  if (file === undefined) return true;
  const text = await readFile(fromWhereOneStands(file), 'utf8').catch(() => '');
  if (text === document) return true;
  err.write(`sip-ha: ${file} is out of date: npm run self-test -- --write-document ${file}\n`);
  return false;
}

/** @returns 1 when a right server was failed or a wrong one taken for right */
async function underNoise(
  seeds: number,
  servers: ReturnType<typeof serversUnderTest>,
  { out, err }: Output,
): Promise<number> {
  const results = await runNoise(servers, seeds, ({ name, seed, kind, good, bad, scenarios, against = '' }) => {
    const { ran, failed, passed, open } = scenarios;
    const verdict = bad ? 'BAD' : good ? 'good' : 'open';
    err.write(
      `${verdict}  ${kind} ${name}, seed ${seed}: ${ran} scenarios, ${failed} failed, ${passed} passed, ${open} open ${against}\n`,
    );
  });
  out.write(noiseReport(results));
  return results.some(({ bad }) => bad) ? 1 : 0;
}

function chooseServers(known: readonly ServerUnderTest[], glob: string | undefined): readonly ServerUnderTest[] {
  if (glob === undefined) return known;
  const chosen = known.filter(({ name }) => matchesGlob(name, glob));
  if (chosen.length > 0) return chosen;
  throw new UsageError(`--deviation: no server is called "${glob}"${suggestion(glob, names(known))}`);
}

async function explain(name: string, known: readonly ServerUnderTest[], out: Output['out']): Promise<number> {
  const server = known.find((one) => one.name === name);
  if (server === undefined)
    throw new UsageError(`--explain: no server is called "${name}"${suggestion(name, names(known))}`);
  const { results } = await runSelfTest([server], [], () => undefined);
  const [result] = results;
  if (result === undefined) return 1;
  out.write(explainServer(server, result));
  return (result.kind === 'wrong' ? result.found : result.accepted) ? 0 : 1;
}

function names(known: readonly ServerUnderTest[]): readonly string[] {
  return known.map(({ name }) => name);
}

function resultText(result: SelfTestResult): string {
  return `${jsonText(result, 2)}\n`;
}
