/** How the output of each kind of gate is counted. All of them trust no number that the exit code speaks against. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConformanceResult } from '../../src/report/result.ts';
import { SelfTestResult } from '../../src/self-test/self-test-result.ts';
import { exitCodes } from '../../src/verdict/exit-code.ts';
import type { Counts, Ended } from './gate.ts';

/** A tool that says by its exit code alone whether all is well: one check. */
export function countExitCode({ exitCode }: Ended): Counts {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** The last line of the hostile lane: every case is a check. */
export function countHostile({ exitCode, output }: Ended): Counts {
  const [, tried, well] = /^hostile: (\d+) tried, (\d+) as it should/m.exec(output) ?? [];
  if (tried === undefined || well === undefined) throw new Error('expected a line "hostile: N tried, N as it should"');
  const counts = { passed: Number(well), failed: Number(tried) - Number(well), skipped: 0 };
  return atLeastOneFailure(counts, exitCode === 0 && counts.passed > 0);
}

const VitestReport = z.object({
  success: z.boolean(),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
});

/** @param path of the file that vitest's JSON reporter wrote */
export function countVitest(path: string): (ended: Ended) => Counts {
  return ({ exitCode }) => {
    const report = VitestReport.parse(JSON.parse(readFileSync(path, 'utf8')));
    const counts = {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    };
    return atLeastOneFailure(counts, exitCode === 0 && report.success && counts.passed > 0);
  };
}

/** Tests that skip themselves where no Docker answers; where they must run they fail by themselves. */
export function countVitestWithDocker(path: string): (ended: Ended) => Counts {
  const count = countVitest(path);
  return (ended) => {
    const report = VitestReport.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (!report.success || ended.exitCode !== 0 || report.numPassedTests > 0) return count(ended);
    return { passed: 0, failed: 0, skipped: report.numPendingTests, note: 'not run: no Docker answers' };
  };
}

/**
 * The requirements that held in every history of an exploration.
 *
 * @param path of its conformance.json
 */
export function countExplored(path: string): (ended: Ended) => Counts {
  return ({ exitCode }) => {
    const { requirements } = readResult(path);
    const passed = requirements.filter(({ verdict }) => verdict === 'passed').length;
    const counts = { passed, failed: requirements.length - passed, skipped: 0 };
    return atLeastOneFailure(counts, exitCode === 0 && passed > 0);
  };
}

/**
 * The scenarios of a run that must find its target conformant, every must-requirement passed.
 *
 * @param path of the run's conformance.json
 */
export function countConformant(path: string): (ended: Ended) => Counts {
  return ({ exitCode }) => {
    const { verdict, requirements, scenarios } = readResult(path);
    const passed = scenarios.filter(({ outcome }) => outcome === 'passed').length;
    const skipped = scenarios.filter(({ outcome }) => outcome === 'not tested' || outcome === 'not applicable').length;
    const musts = requirements.filter(({ level }) => level === 'must');
    const well = exitCode === 0 && verdict === 'conformant' && musts.every((must) => must.verdict === 'passed');
    return atLeastOneFailure({ passed, failed: scenarios.length - passed - skipped, skipped }, well);
  };
}

/** The same where the run needs Docker: without one it was not run, unless it must be. */
export function countWithDocker(count: (ended: Ended) => Counts, mustRun: boolean): (ended: Ended) => Counts {
  return (ended) => {
    const missing = /target container needs Docker.*/.exec(ended.output)?.[0];
    if (mustRun || ended.exitCode !== exitCodes.broken || missing === undefined) return count(ended);
    return { passed: 0, failed: 0, skipped: 1, note: `not run: ${missing}` };
  };
}

/**
 * A run against a server that is wrong on purpose: one check, passed when the run fails the requirement that it breaks.
 *
 * @param path of the run's conformance.json
 */
export function countRejected(path: string, slug: string): (ended: Ended) => Counts {
  return ({ exitCode }) => {
    const { requirements } = readResult(path);
    const named = requirements.some((requirement) => requirement.slug === slug && requirement.verdict === 'failed');
    return countExitCode({ exitCode: exitCode === 1 && named ? 0 : 1, output: '' });
  };
}

/**
 * Every server of a self-test: passed when the suite said of it what it must say.
 *
 * @param path of the run's self-test.json
 */
export function countSelfTest(path: string): (ended: Ended) => Counts {
  return ({ exitCode }) => {
    const { wrong, right, passed } = SelfTestResult.parse(JSON.parse(readFileSync(path, 'utf8')));
    const well = [...wrong.map(({ found }) => found), ...right.map(({ accepted }) => accepted)];
    const good = well.filter(Boolean).length;
    return atLeastOneFailure({ passed: good, failed: well.length - good, skipped: 0 }, exitCode === 0 && passed);
  };
}

function readResult(path: string): ConformanceResult {
  return ConformanceResult.parse(JSON.parse(readFileSync(path, 'utf8')));
}

function atLeastOneFailure(counts: Counts, well: boolean): Counts {
  return well || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}
