#!/usr/bin/env node
// Plain JavaScript that any Node can read. It finds a Node that runs the kit and starts the kit in a process of its own:
// whatever becomes of that process, the exit code of the command keeps its meaning, and 1 is "not conformant" and nothing else.
import { existsSync } from 'node:fs';
import * as module from 'node:module';

const neededMajor = 24;
const present = Number(process.versions.node.split('.')[0]) >= neededMajor;

for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, (error) => {
    // Whoever else listens takes care of it: during a run it becomes part of the result.
    if (process.listenerCount(event) === 1) end(3, error);
  });
}
if (process.env.SIP_HA_KIT === '1' && process.send !== undefined) await runKit();
// oxlint-disable-next-line no-restricted-imports -- plain JavaScript beside this file
else (await import('./watched-kit.js')).startKit({ neededMajor, present });

async function runKit() {
  // What the kit starts is not the kit.
  delete process.env.SIP_HA_KIT;
  // Nobody waits for this process any more, and nobody would end it: as when a terminal is closed.
  process.on('disconnect', () => {
    if (!process.emit('SIGHUP', 'SIGHUP')) process.exit(129);
  });
  process.channel.unref();
  try {
    module.enableCompileCache?.();
    // The repository has the source, an installed package what was compiled of it.
    const source = new URL('../src/cli/command-line.ts', import.meta.url);
    const compiled = new URL('../dist/src/cli/command-line.js', import.meta.url);
    const { runCommandLine } = await import((existsSync(source) ? source : compiled).href);
    end(await runCommandLine());
  } catch (error) {
    end(3, error);
  }
}

/** Ends this process, and says first that this is the end that was meant: a process that crashes has an exit code too. */
function end(code, error) {
  const exit = () => process.exit(code);
  if (error !== undefined) writeError(error);
  if (process.connected) process.send({ end: code }, exit);
  else exit();
}

function writeError(error) {
  const isError = error instanceof Error;
  const [first] = String(isError ? error.message : error).split('\n');
  const missing = isError && (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND');
  const hint = missing ? 'run "npm ci"' : '--debug shows where it failed';
  const where = process.argv.includes('--debug') && isError ? `\n${error.stack}` : '';
  // The stream may be what is broken.
  process.stderr.on('error', () => undefined);
  process.stderr.write(`sip-ha: the kit itself failed: ${isError ? `${error.name}: ` : ''}${first}; ${hint}${where}\n`);
}
