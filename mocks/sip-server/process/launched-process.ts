import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createLineReader } from './line-reader.ts';

/** The one line that a process prints when it can be talked to, and where. */
const ReadyLine = z.strictObject({ ready: z.strictObject({ url: z.url(), pid: z.int() }) });
export type ReadyLine = z.infer<typeof ReadyLine>;

/** A process that this process has started and ends again. */
export interface LaunchedProcess {
  readonly url: string;
  readonly pid: number;
  /** What became of it and what it said last on standard error, for messages. */
  describe(): string;
  /** Resolves when it has ended. Safe to call twice. */
  end(): Promise<void>;
}

export interface LaunchSetup {
  /** For messages. */
  readonly name: string;
  /** A file for Node. It must end when its standard input ends, so as not to outlive this process. */
  readonly program: string;
  readonly options: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** How long it may take until it is ready, in real milliseconds. */
  readonly deadline: number;
  /** Ends it while it is not ready yet. */
  readonly signal?: AbortSignal | undefined;
  /** Gets every line that it writes on standard error; true: it is none of its last words. */
  readonly onErrorLine?: (line: string) => boolean;
  /** How long it may take to end in order, in real milliseconds; default 2000. */
  readonly endingDeadline?: number;
}

/** Where Node keeps compiled code unless told otherwise; with it a process is ready in a third of the time. */
const compileCache = join(tmpdir(), 'node-compile-cache');
const endingDeadline = 2000;
const linesKept = 12;

/** @throws Error that says why it did not start, with its last lines on standard error. Nothing is left running then. */
export async function launchProcess(setup: LaunchSetup): Promise<LaunchedProcess> {
  const child = spawn(process.execPath, [setup.program, ...setup.options], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env, ...setup.environment },
  });
  const said: string[] = [];
  const errors = createLineReader(64 * 1024, (line) => {
    if (setup.onErrorLine?.(line) === true) return;
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
  const end = () => endProcess(child, gone, setup.endingDeadline ?? endingDeadline);

  const ready = await firstOf({ child, gone, deadline: setup.deadline, signal: setup.signal });
  if (ready !== undefined) return { ...ready, describe, end };
  const interrupted = setup.signal?.aborted === true;
  const late = child.exitCode === null && child.signalCode === null && failure === undefined;
  const why = describe();
  await end();
  if (interrupted) throw new Error(`${setup.name} was ended before it was ready`);
  throw new Error(late ? `${why}\n(it did not say within ${setup.deadline} ms that it is ready)` : why);
}

/** Its line on standard output; undefined if it ends, says something else, or takes too long. */
async function firstOf(wait: {
  child: ChildProcess;
  gone: Promise<void>;
  deadline: number;
  signal: AbortSignal | undefined;
}) {
  const { promise, resolve } = Promise.withResolvers<ReadyLine['ready'] | undefined>();
  const reader = createLineReader(64 * 1024, (line) => resolve(readReadyLine(line)));
  wait.child.stdout?.on('data', (bytes: Buffer) => reader.read(bytes));
  void wait.gone.then(() => resolve(undefined));
  const giveUp = () => resolve(undefined);
  const timer = setTimeout(giveUp, wait.deadline);
  wait.signal?.addEventListener('abort', giveUp);
  if (wait.signal?.aborted) giveUp();
  const ready = await promise;
  wait.signal?.removeEventListener('abort', giveUp);
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

async function endProcess(child: ChildProcess, gone: Promise<void>, deadline: number): Promise<void> {
  child.stdin?.end();
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), deadline);
  await gone;
  clearTimeout(timer);
}

function fate(child: ChildProcess, failure: Error | undefined): string {
  if (failure !== undefined) return `could not be started (${failure.message})`;
  if (child.exitCode !== null) return `ended with exit code ${child.exitCode}`;
  if (child.signalCode !== null) return `was ended by ${child.signalCode}`;
  return `runs as process ${child.pid}`;
}
