// Starts the kit and waits for it. Plain JavaScript that any Node can read.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const ownNode = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
const program = fileURLToPath(new URL('sip-ha.js', import.meta.url));
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** How often, in milliseconds, it is asked whether npm is still there. */
const lookEvery = 500;

/** @param setup which Node the kit needs, and whether this process has it */
export function startKit({ neededMajor, present }) {
  const node = present ? process.execPath : ownNode;
  if (!present && !existsSync(ownNode)) {
    say(
      `it needs Node ${neededMajor} or newer and was started with ${process.versions.node}: install Node ${neededMajor}, or, in the repository on Linux x64, run "npm ci" and use "npm run conformance"`,
    );
    process.exitCode = 3;
    return;
  }
  const child = spawn(node, [...process.execArgv, process.argv[1] ?? program, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, SIP_HA_KIT: '1' },
  });
  let meant;
  child.on('message', (message) => {
    if (Number.isInteger(message?.end)) meant = message.end;
  });
  // A terminal gives a signal to both; the kit takes two that come together for one, and decides how to end.
  for (const signal of forwarded) process.on(signal, () => child.kill(signal));
  const watching = watchNpm(() => child.kill('SIGHUP'));
  child.on('error', (error) => {
    say(`the kit could not be started: ${error.message}`);
    process.exitCode = 3;
  });
  child.on('exit', (code, signal) => {
    clearInterval(watching);
    // A signal that came before the kit was ready to end in order, or once more when it had reported, cuts it short.
    const stopped = forwarded.find((name) => name === signal || 128 + constants.signals[name] === code);
    if (stopped !== undefined || (code !== null && code === meant)) {
      process.exitCode = stopped === undefined ? code : 128 + constants.signals[stopped];
      return;
    }
    say(`the kit itself failed: ${fate(code, signal)}, so this run says nothing`);
    process.exitCode = 3;
  });
}

function fate(code, signal) {
  if (signal === 'SIGABRT' || code === 128 + constants.signals.SIGABRT)
    return 'its process ended itself (SIGABRT), as Node does when it is out of memory';
  if (signal === 'SIGKILL') return 'its process was killed (SIGKILL), as a system does that is out of memory';
  return signal === null
    ? `its process ended with ${code} and without a verdict`
    : `its process was ended by ${signal}`;
}

/**
 * npm passes on only some signals, and none when it is killed. What it started would run on, and nobody would know.
 *
 * @param onGone called when the npm that started this process is there no longer
 */
function watchNpm(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  const above = parentOf(parent);
  const isGone = () => process.ppid !== parent || (isShell(parent) && above !== parentOf(parent));
  // Somebody's script may start this process in the background and end: only an npm that was there can go.
  if (!isNpm(parent) && !(isShell(parent) && isNpm(above))) return undefined;
  const timer = setInterval(() => {
    if (!isGone()) return;
    clearInterval(timer);
    onGone();
  }, lookEvery);
  timer.unref();
  return timer;
}

/** Where there is no /proc, npm starts its scripts without a shell that stays. */
function isNpm(pid) {
  const command = readProc(pid, 'cmdline');
  return command === undefined || /^(npm|npx)\b|[\\/](npm|npx)-cli\.js/.test(command.replaceAll('\0', ' '));
}

function isShell(pid) {
  return /(^|[\\/])(sh|dash|bash|ash|busybox)\0/.test(readProc(pid, 'cmdline') ?? '');
}

function parentOf(pid) {
  // The program's name, in parentheses, may hold blanks; after it come the state and the parent.
  return Number(/.*\) \S (\d+)/s.exec(readProc(pid, 'stat') ?? '')?.[1]);
}

function readProc(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}

function say(text) {
  process.stderr.on('error', () => undefined);
  process.stderr.write(`sip-ha: ${text}\n`);
}
