import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ReadyLine } from './agent-wire.ts';
import { createLineReader } from './line-reader.ts';

/** A member's process that this process has started and ends again. */
export interface LaunchedProcess {
  readonly agentUrl: string;
  readonly pid: number;
  /** What became of it and what it said last on standard error, for messages. */
  describe(): string;
  /** Resolves when it has ended. Safe to call twice. */
  end(): Promise<void>;
}

export interface LaunchSetup {
  /** For messages. */
  readonly name: string;
  readonly token: string;
  readonly options: readonly string[];
  /** How long it may take until its agent listens, in real milliseconds. */
  readonly deadline: number;
  /** Another program in place of member-process.ts. */
  readonly program?: string;
}

const memberProgram = fileURLToPath(new URL('member-process.ts', import.meta.url));
/** Where Node keeps compiled code unless told otherwise; with it a process is ready in a third of the time. */
const compileCache = join(tmpdir(), 'node-compile-cache');
const endingDeadline = 2000;
const linesKept = 12;

/** @throws Error that says why it did not start, with its last lines on standard error. Nothing is left running then. */
export async function launchMemberProcess(setup: LaunchSetup): Promise<LaunchedProcess> {
  const child = spawn(process.execPath, [setup.program ?? memberProgram, '--until-stdin-ends', ...setup.options], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env, SIP_HA_AGENT_TOKEN: setup.token },
  });
  const said: string[] = [];
  const errors = createLineReader(64 * 1024, (line) => {
    said.push(line);
    if (said.length > linesKept) said.shift();
  });
  child.stderr.on('data', (bytes: Buffer) => errors.read(bytes));
  // Its end is noticed by 'close'; a write error on its standard input says nothing more.
  child.stdin.on('error', () => {});

  let failure: Error | undefined;
  const gone = new Promise<void>((resolve) => {
    child.once('error', (cause) => {
      failure = cause;
      resolve();
    });
    child.once('close', () => resolve());
  });
  const describe = () => {
    const lines = said.length === 0 ? 'it said nothing on standard error' : `its last words:\n  ${said.join('\n  ')}`;
    return `${setup.name} ${fate(child, failure)}; ${lines}`;
  };
  const end = () => endProcess(child, gone);

  const ready = await firstOf({ child, gone, deadline: setup.deadline });
  if (ready !== undefined) return { agentUrl: ready.agent, pid: ready.pid, describe, end };
  const why = describe();
  await end();
  throw new Error(
    `${why}\n(expected: one line on standard output within ${setup.deadline} ms that says that it is ready)`,
  );
}

/** Its line on standard output; undefined if it ends, says something else, or takes too long. */
async function firstOf(wait: { child: ChildProcess; gone: Promise<void>; deadline: number }) {
  const { promise, resolve } = Promise.withResolvers<ReadyLine['ready'] | undefined>();
  const reader = createLineReader(64 * 1024, (line) => resolve(readReadyLine(line)));
  wait.child.stdout?.on('data', (bytes: Buffer) => reader.read(bytes));
  void wait.gone.then(() => resolve(undefined));
  const timer = setTimeout(() => resolve(undefined), wait.deadline);
  const ready = await promise;
  clearTimeout(timer);
  return ready;
}

function readReadyLine(line: string): ReadyLine['ready'] | undefined {
  try {
    return ReadyLine.safeParse(JSON.parse(line)).data?.ready;
  } catch {
    return undefined;
  }
}

async function endProcess(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.stdin?.end();
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), endingDeadline);
  await gone;
  clearTimeout(timer);
}

function fate(child: ChildProcess, failure: Error | undefined): string {
  if (failure !== undefined) return `could not be started (${failure.message})`;
  if (child.exitCode !== null) return `ended with exit code ${child.exitCode}`;
  if (child.signalCode !== null) return `was ended by ${child.signalCode}`;
  return `runs as process ${child.pid}`;
}
