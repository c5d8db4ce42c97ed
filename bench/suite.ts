/**
 * The whole suite as a command. On `mock`: against bare cucumber-js running as many empty scenarios, in turns, both as one
 * types them, through npm. Aim: at most 2 times as long, never above 4. The same without npm's own start, which both have in
 * common, is printed beside it. On `process`: from its first scenario to its last against its longest scenario. Aim: at
 * most 1.5. `--rate 1` measures `process` on the wall clock, which takes minutes; otherwise at the default rate.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../src/kit/package-info.ts';
import { scriptArguments } from '../src/kit/script-arguments.ts';
import { ConformanceResult } from '../src/report/result.ts';
import { readFeatureFiles } from '../src/requirements/feature-files.ts';
import { median } from './median.ts';

const rounds = 5;
/** Quiet, and as a CI server would run it. */
const env = { ...process.env, NO_COLOR: '1', CI: 'true' };

const { values } = scriptArguments({ command: 'node bench/suite.ts', options: { rate: { type: 'string' } } });
const directory = mkdtempSync(join(tmpdir(), 'sip-ha-bench-'));
try {
  compareWithBareCucumber(join(directory, 'bare'));
  compareWithLongest(values.rate);
} finally {
  rmSync(directory, { recursive: true });
}

function compareWithBareCucumber(bare: string): void {
  const { scenarios } = readFeatureFiles(packageRoot, 'features');
  const byFile = Map.groupBy(scenarios, ({ uri }) => uri);
  writeEmptyScenarios(
    bare,
    [...byFile.values()].map((inFile) => inFile.length),
  );
  const cucumber = join(packageRoot, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js');
  const reports = ['--report-dir', join(directory, 'reports')];
  const inKit = { cwd: packageRoot, env, stdio: 'ignore' } as const;
  const inBare = { cwd: bare, env, stdio: 'ignore' } as const;
  const steps = ['--import', 'steps.mjs'];
  const runs = Array.from({ length: rounds }, () => ({
    suite: seconds(() => execFileSync('npm', ['run', 'conformance', '--', ...reports], inKit)),
    bare: seconds(() => execFileSync('npx', ['cucumber-js', ...steps], inBare)),
    suiteAlone: seconds(() => execFileSync(process.execPath, ['bin/sip-ha.js', 'conformance', ...reports], inKit)),
    bareAlone: seconds(() => execFileSync(process.execPath, [cucumber, ...steps], inBare)),
  }));
  const row = (what: string, text: string) => console.log(`  ${what.padEnd(41)}${text}`);
  const middle = (of: (run: (typeof runs)[number]) => number) => median(runs.map(of));
  console.log(`suite on mock, whole command, median of ${rounds}, in turns`);
  row(`npm run conformance, ${scenarios.length} scenarios`, `${middle(({ suite }) => suite).toFixed(2)} s`);
  row(`npx cucumber-js, ${scenarios.length} empty scenarios`, `${middle(({ bare: empty }) => empty).toFixed(2)} s`);
  row('ratio', `${middle((run) => run.suite / run.bare).toFixed(1)} (aim: 2, never above 4)`);
  row(
    "both without npm's own start",
    `${middle((run) => run.suiteAlone).toFixed(2)} s, ${middle((run) => run.bareAlone).toFixed(2)} s`,
  );
  row('ratio of those', middle((run) => run.suiteAlone / run.bareAlone).toFixed(1));
}

function compareWithLongest(rate: string | undefined): void {
  let result: ConformanceResult | undefined;
  const whole = seconds(() => {
    result = conformance('process', rate === undefined ? [] : ['--rate', rate]);
  });
  if (result === undefined) return;
  const running = result.durationMs / 1000;
  const longest = Math.max(...result.scenarios.map(({ durationMs }) => durationMs)) / 1000;
  const { clock, rate: used } = result.target;
  console.log(`suite on process, ${clock} clock, ${used} times as fast as real time`);
  console.log(`  first scenario to last                   ${running.toFixed(1)} s`);
  console.log(`  longest scenario                         ${longest.toFixed(1)} s`);
  console.log(`  ratio                                    ${(running / longest).toFixed(1)} (aim: at most 1.5)`);
  console.log(`  start-up and reports                     ${(whole - running).toFixed(1)} s`);
}

/** Runs the command; whatever it finds, it must have come to its end. */
function conformance(target: string, options: readonly string[]): ConformanceResult {
  const reports = join(directory, target);
  const command = ['bin/sip-ha.js', 'conformance', '--target', target, '--report-dir', reports, ...options];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: packageRoot, env, encoding: 'utf8' });
  if (status === null || status > 2) throw new Error(`sip-ha ended with ${status}: ${stderr}`);
  if (status > 0) console.log(`  (the run on ${target} ended with exit code ${status})`);
  return ConformanceResult.parse(JSON.parse(readFileSync(join(reports, 'conformance.json'), 'utf8')));
}

/** Feature files with so many scenarios each, of three steps that do nothing. */
function writeEmptyScenarios(directory: string, counts: readonly number[]): void {
  mkdirSync(join(directory, 'features'), { recursive: true });
  symlinkSync(join(packageRoot, 'node_modules'), join(directory, 'node_modules'));
  writeFileSync(
    join(directory, 'steps.mjs'),
    `import { Given, Then, When } from '@cucumber/cucumber';
Given('a', async () => {});
When('b', async () => {});
Then('c', async () => {});
`,
  );
  for (const [index, count] of counts.entries()) {
    const scenarios = Array.from(
      { length: count },
      (_, number) => `  Scenario: ${number}\n    Given a\n    When b\n    Then c\n`,
    );
    writeFileSync(join(directory, 'features', `${index}.feature`), `Feature: ${index}\n${scenarios.join('')}`);
  }
}

function seconds(run: () => unknown): number {
  const begun = performance.now();
  run();
  return (performance.now() - begun) / 1000;
}
