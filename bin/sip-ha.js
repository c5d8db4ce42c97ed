#!/usr/bin/env node
// Plain JavaScript that any Node can read: it finds a Node that runs the kit, which is TypeScript, and starts it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as module from 'node:module';
import { fileURLToPath } from 'node:url';

const neededMajor = 24;
const ownNode = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= neededMajor) {
  module.enableCompileCache?.();
  // The repository has the source, an installed package what was compiled of it.
  const source = new URL('../src/cli/command-line.ts', import.meta.url);
  const compiled = new URL('../dist/src/cli/command-line.js', import.meta.url);
  const { runCommandLine } = await import((existsSync(source) ? source : compiled).href);
  await runCommandLine();
} else if (existsSync(ownNode) && process.env.SIP_HA_STARTED !== '1') {
  const child = spawn(ownNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, SIP_HA_STARTED: '1' },
  });
  // Ctrl-C reaches both; the child decides how to end, and this process waits for it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (status) => {
    process.exitCode = status ?? 3;
  });
} else {
  process.stderr.write(
    `sip-ha needs Node ${neededMajor} or newer and was started with ${process.versions.node}: install Node ${neededMajor}, or, in the repository on Linux x64, run "npm ci" and use "npm run conformance"\n`,
  );
  process.exitCode = 3;
}
