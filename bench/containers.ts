/**
 * `node bench/containers.ts`: the features on containers: how long against the longest scenario, and how much memory at
 * most. Needs Docker; without one it says so and measures nothing. Best with nothing else running.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../src/kit/package-info.ts';
import { ConformanceResult } from '../src/report/result.ts';
import { connectDocker } from '../src/targets/container/docker.ts';

const sampleEvery = 1000;
const directory = mkdtempSync(join(tmpdir(), 'sip-ha-bench-'));
process.once('exit', () => rmSync(directory, { recursive: true, force: true }));

try {
  await connectDocker();
  await measure();
} catch (cause) {
  console.log(`suite on containers: not measured: ${cause instanceof Error ? cause.message : String(cause)}`);
}

async function measure(): Promise<void> {
  const begun = performance.now();
  const atFirst = usedMiB();
  let most = atFirst;
  const sampling = setInterval(() => {
    most = Math.max(most, usedMiB());
  }, sampleEvery);
  const options = ['bin/sip-ha.js', 'conformance', '--target', 'container', '--report-dir', directory];
  const child = spawn(process.execPath, options, { cwd: packageRoot, stdio: ['ignore', 'ignore', 'ignore'] });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(sampling);
  const whole = (performance.now() - begun) / 1000;
  const result = ConformanceResult.parse(JSON.parse(readFileSync(join(directory, 'conformance.json'), 'utf8')));
  const running = result.durationMs / 1000;
  const longest = Math.max(...result.scenarios.map(({ durationMs }) => durationMs)) / 1000;
  console.log(`suite on containers, ${result.scenarios.length} scenarios, wall clock, exit code ${status}`);
  console.log(`  first scenario to last                   ${running.toFixed(1)} s`);
  console.log(`  longest scenario                         ${longest.toFixed(1)} s`);
  console.log(`  ratio                                    ${(running / longest).toFixed(2)} (aim: at most 1.5)`);
  console.log(`  start-up, reports and removal            ${(whole - running).toFixed(1)} s`);
  console.log(`  peak memory of the machine               ${most} MiB, ${most - atFirst} MiB more than before`);
}

/** Memory in use on the whole machine: the containers are no children of this process. */
function usedMiB(): number {
  const info = readFileSync('/proc/meminfo', 'utf8');
  const kib = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(info)?.[1]);
  return Math.round((kib('MemTotal') - kib('MemAvailable')) / 1024);
}
