/**
 * `npm test`: every gate, or those that are named (`npm test -- types mock`), and one line at the end that sums them up.
 * Exit code 0 when all passed, 1 when one failed, 64 for a name that no gate has.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { allGates } from './gates.ts';
import { runCommand } from './run-command.ts';
import { runGates } from './run-gates.ts';

const directory = mkdtempSync(join(tmpdir(), 'sip-ha-gate-'));
process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => process.exit(code));

const gates = allGates(directory);
const names = process.argv.slice(2);
const unknown = names.find((name) => !gates.some((gate) => gate.name === name));
if (unknown === undefined) {
  process.exitCode = await runGates({
    gates: names.length === 0 ? gates : gates.filter(({ name }) => names.includes(name)),
    sideBySide: Math.min(2, availableParallelism()),
    run: runCommand,
    print: (text) => process.stdout.write(text),
  });
} else {
  process.stderr.write(`there is no gate "${unknown}"; there are: ${gates.map(({ name }) => name).join(', ')}\n`);
  process.exitCode = 64;
}
