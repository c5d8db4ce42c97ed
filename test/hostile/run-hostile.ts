/** `npm run hostile`: whatever a hostile target, or a hasty person, can do to the kit, and whether the kit does as it should. */

import { scriptArguments } from '../../src/kit/script-arguments.ts';
import { controlCases } from './control-cases.ts';
import { fuzzCases } from './fuzz-cases.ts';
import type { HostileClass } from './hostile-case.ts';
import { costlyAnswers, costlyPages } from './measured-cases.ts';
import { mockServerCases } from './mock-server-cases.ts';
import { pageCases } from './page-cases.ts';
import { reportCases } from './report-cases.ts';
import { runCases } from './run-cases.ts';
import { settingsCases } from './settings-cases.ts';
import { transportCases } from './transport-cases.ts';

/** The same each time, so that a gate says the same each time; another one may find what this one does not. */
const usualSeed = 20_260_101;

const { values, names } = scriptArguments({
  command: 'npm run hostile',
  options: { seed: { type: 'string' } },
  names: "words of a class or a case, such as 'costly pages'",
});
const chosen = names.join(' ');
const seed = Number(values.seed ?? usualSeed);
if (!Number.isSafeInteger(seed)) {
  console.error(`npm run hostile: expected a whole number after --seed, came "${values.seed}"`);
  process.exit(64);
}

const classes: readonly HostileClass[] = [
  { name: 'pages', cases: pageCases },
  { name: 'control answers', cases: controlCases },
  { name: 'transport', cases: transportCases },
  { name: 'runs', cases: runCases, oneByOne: true },
  { name: 'reports', cases: reportCases },
  { name: 'mock server', cases: mockServerCases },
  { name: 'settings', cases: settingsCases },
  { name: `fuzzing, seed ${seed}`, cases: fuzzCases(seed) },
  { name: 'costly pages', cases: costlyPages },
  { name: 'costly answers', cases: costlyAnswers },
];

/** Those that wait for a clock or a child process must not wait for each other. */
const sideBySide = 2;

interface Failure {
  readonly where: string;
  readonly why: string;
}

const begun = performance.now();
const failures: Failure[] = [];
let tried = 0;
for (const { name, cases: all, ...how } of classes) {
  const cases = all.filter((one) => `${name}: ${one.name}`.includes(chosen));
  if (cases.length === 0) continue;
  const bad = await runClass({ name, cases, ...how });
  failures.push(...bad);
  tried += cases.length;
  process.stdout.write(
    `${name.padEnd(24)} ${count(cases.length)} tried, ${count(cases.length - bad.length)} as it should\n`,
  );
}
if (tried === 0) {
  console.error(`npm run hostile: expected words of a class or a case, came "${chosen}"`);
  process.exit(64);
}
for (const { where, why } of failures)
  process.stdout.write(`\nNOT AS IT SHOULD: ${where}\n  ${why.replaceAll('\n', '\n  ')}\n`);
const seconds = ((performance.now() - begun) / 1000).toFixed(0);
process.stdout.write(`\nhostile: ${tried} tried, ${tried - failures.length} as it should, in ${seconds} s\n`);
process.exitCode = failures.length === 0 ? 0 : 1;

async function runClass({ name, cases, oneByOne }: HostileClass): Promise<Failure[]> {
  const bad: Failure[] = [];
  const waiting = cases.values();
  const lanes = Array.from({ length: oneByOne ? 1 : sideBySide }, async () => {
    for (const one of waiting) {
      try {
        await one.run();
      } catch (error) {
        bad.push({ where: `${name}: ${one.name}`, why: error instanceof Error ? error.message : String(error) });
      }
    }
  });
  await Promise.all(lanes);
  return bad;
}

function count(number: number): string {
  return String(number).padStart(4);
}
