import { type Counts, type Ended, type Gate, type GateResult, sum } from './gate.ts';

export interface GateRun {
  readonly gates: readonly Gate[];
  /** How many gates that need not be alone may run at once. */
  readonly sideBySide: number;
  readonly run: (gate: Gate) => Promise<Ended>;
  readonly print: (text: string) => void;
}

/**
 * Runs every gate, whatever became of those before it, and prints a line for each, the whole output of those that failed,
 * and at the end `N passed, N failed, N skipped`.
 *
 * @returns the exit code: 0 when nothing failed and something passed, else 1
 */
export async function runGates({ gates, sideBySide, run, print }: GateRun): Promise<number> {
  const results: GateResult[] = [];
  const width = Math.max(...gates.map(({ name }) => name.length));
  const runOne = async (gate: Gate) => {
    const result = await runGate(gate, run);
    results.push(result);
    print(gateText(result, width));
  };
  const waiting = gates.filter(({ alone }) => !alone).values();
  const lanes = Array.from({ length: sideBySide }, async () => {
    for (const gate of waiting) await runOne(gate);
  });
  await Promise.all(lanes);
  for (const gate of gates.filter(({ alone }) => alone)) await runOne(gate);
  const total = sum(results.map(({ counts }) => counts));
  const bad = gates.filter((gate) => results.some((result) => result.gate === gate && result.counts.failed > 0));
  if (bad.length > 0) print(`\nfailed: ${bad.map(({ name }) => name).join(', ')}\n`);
  print(`\n${countsText(total)}\n`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

async function runGate(gate: Gate, run: GateRun['run']): Promise<GateResult> {
  const begun = performance.now();
  const ended = await run(gate);
  const seconds = (performance.now() - begun) / 1000;
  try {
    return { gate, ...ended, seconds, counts: gate.count(ended) };
  } catch (error) {
    const why = `its result cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { gate, ...ended, seconds, counts: { passed: 0, failed: 1, skipped: 0 }, why };
  }
}

function gateText(result: GateResult, width: number): string {
  const { gate, counts, seconds } = result;
  const notRun = counts.passed === 0 && counts.skipped > 0 ? 'NOT RUN' : 'passed';
  const verdict = counts.failed === 0 ? notRun : 'FAILED';
  const head = `${verdict}  ${gate.name.padEnd(width)}  ${seconds.toFixed(1).padStart(5)} s  ${countsText(counts)}  (${gate.about})\n`;
  if (counts.note !== undefined) return `${head}      ${counts.note}\n`;
  return counts.failed === 0 ? head : `${head}${failureText(result)}`;
}

function failureText({ gate, exitCode, output, why }: GateResult): string {
  const lines = [`$ ${gate.command.join(' ')}`, ...output.trimEnd().split('\n'), `exit code ${exitCode ?? 'none'}`];
  if (why !== undefined) lines.push(why);
  return `${lines.map((line) => `      ${line}`.trimEnd()).join('\n')}\n\n`;
}

function countsText({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
