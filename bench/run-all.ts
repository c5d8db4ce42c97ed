/** `npm run bench`: every benchmark in turn, or those that are named, and all that they have an aim for once more at the end. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { scriptArguments } from '../src/kit/script-arguments.ts';

const benches = ['suite', 'explore', 'status-page', 'synchronization', 'containers'];
const { names } = scriptArguments({ command: 'npm run bench', names: benches });

const aims: string[] = [];
for (const bench of names.length === 0 ? benches : names) {
  const output = await run(bench);
  aims.push(
    ...output
      .split('\n')
      .filter((line) => line.includes('(aim: '))
      .map((line) => `${bench.padEnd(15)} ${line}`),
  );
}
console.log(`\nall that has an aim, on this machine\n${aims.join('\n')}`);

/** @throws Error when it ends with anything but exit code 0 */
async function run(bench: string): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, `${bench}.ts`)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  if (exitCode !== 0) throw new Error(`bench/${bench}.ts ended with exit code ${exitCode}`);
  return output;
}
