import { Writable } from 'node:stream';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Envelope } from '@cucumber/messages';
import { showsWhere, systemTrouble } from '../kit/failure-words.ts';
import type { RunRecord } from '../recording/run-record.ts';
import type { FeatureFiles, Scenario } from '../requirements/feature-files.ts';
import { openingsOf } from '../scenario/openings.ts';
import type { Target } from '../targets/target.ts';
import { expectedSeconds } from './expected-seconds.ts';
import { MessageStream } from './message-stream.ts';
import { untilCalm } from './pace.ts';
import { closeSession, openSession } from './session.ts';

export interface FeatureRun {
  readonly target: Target;
  /** Where the features and steps lie. Independent of the present directory. */
  readonly root: string;
  /** Glob patterns of the step files, relative to `root`. */
  readonly steps: readonly string[];
  readonly files: FeatureFiles;
  /** The scenarios to run, one or more. */
  readonly selected: readonly Scenario[];
  /** How many scenarios may run at once. */
  readonly sideBySide: number;
  readonly record: RunRecord;
  /** Gets every message of the stream when it happens. */
  readonly onMessage: (envelope: Envelope) => void;
  /** Ends the run early: no more scenarios begin, and those that run are abandoned. */
  readonly signal?: AbortSignal;
}

/** How a run ended. What happened in it is in the messages. */
export interface FeatureRunEnd {
  /** Why the run does not count as complete: exceptions outside any scenario, an abort. Empty when all is well. */
  readonly broken: readonly string[];
}

/** The step files could not be loaded. Exit code 3: the kit itself is broken. */
class StepFilesError extends Error {
  override readonly name = 'StepFilesError';
}

/**
 * Runs scenarios through Cucumber, in this process.
 *
 * One at a time is one Cucumber run over all. Side by side is one Cucumber run a scenario, since within one it takes them
 * in turn; its worker threads would need a target each.
 *
 * @throws StepFilesError
 */
export async function runFeatures(run: FeatureRun): Promise<FeatureRunEnd> {
  const broken: string[] = [];
  const strayed = Promise.withResolvers<void>();
  const stray = (error: unknown) => {
    broken.push(`an exception outside any step: ${strayWords(error)}`);
    strayed.resolve();
  };
  let latest = performance.now();
  const onMessage = (envelope: Envelope) => {
    latest = performance.now();
    run.onMessage(envelope);
  };
  // Each step that runs listens for stray exceptions too.
  const listenersBefore = process.getMaxListeners();
  process.setMaxListeners(0);
  process.on('uncaughtException', stray);
  process.on('unhandledRejection', stray);
  openSession(run.target);
  try {
    const cucumber = await loadCucumber(run.root, run.steps);
    const stream = new MessageStream(run.files, run.record, onMessage);
    const ended = runAll(run, cucumber, stream).then(() => 'complete' as const);
    const stuck = new AbortController();
    const silent = strayed.promise.then(() =>
      silence(() => latest, longestSilence[run.record.target.clock], stuck.signal),
    );
    const end = await Promise.race([ended, aborted(run.signal), silent]);
    stuck.abort();
    if (end !== 'complete') {
      ended.catch(() => undefined);
      return { broken: [...broken, end === 'aborted' ? 'the run was interrupted' : 'the run came to no end'] };
    }
    // A rejection that nobody handles is known only after the microtasks, and a run may consist of nothing else.
    await setImmediate();
    // Not after an interruption: the steps that were abandoned go on for a while and listen too.
    process.setMaxListeners(listenersBefore);
    if (broken.length === 0) stream.finish();
  } finally {
    closeSession();
    process.off('uncaughtException', stray);
    process.off('unhandledRejection', stray);
  }
  return { broken };
}

async function runAll(run: FeatureRun, cucumber: Cucumber, stream: MessageStream): Promise<void> {
  if (run.sideBySide <= 1) {
    const everything = run.selected.length === run.files.scenarios.length;
    await cucumber(pathsOf(run.selected, everything), stream.newRun());
    return;
  }
  const running = new Set<Promise<void>>();
  const longestFirst = run.selected.toSorted((a, b) => expectedSeconds(b) - expectedSeconds(a));
  for (const scenario of longestFirst) {
    await openingsOf(run.target).untilFree();
    await untilCalm();
    if (running.size >= run.sideBySide) await Promise.race(running);
    if (run.signal?.aborted) break;
    const one = cucumber(pathsOf([scenario], false), stream.newRun()).finally(() => running.delete(one));
    running.add(one);
  }
  await Promise.all(running);
}

/** Cucumber's way to name scenarios: the file, and after it the lines of those that are wanted. */
function pathsOf(scenarios: readonly Scenario[], everything: boolean): string[] {
  const lines = Map.groupBy(scenarios, (scenario) => scenario.uri);
  return [...lines].map(([uri, inFile]) =>
    everything ? literal(uri) : [literal(uri), ...inFile.map(({ line }) => line)].join(':'),
  );
}

/** Paths go through a glob in Cucumber; its special characters must stand for themselves. */
function literal(path: string): string {
  return path.replace(/[[\]{}()*?!]/g, '?');
}

type Cucumber = (paths: string[], onMessage: (envelope: Envelope) => void) => Promise<void>;

const loaded = new Map<string, Promise<Cucumber>>();

/** Loads the step files; once in a process, as Node keeps modules and they would not register their steps again. */
function loadCucumber(root: string, steps: readonly string[]): Promise<Cucumber> {
  const key = [root, ...steps].join('\n');
  const present = loaded.get(key);
  if (present !== undefined) return present;
  const loading = load(root, steps);
  loaded.set(key, loading);
  return loading;
}

async function load(root: string, steps: readonly string[]): Promise<Cucumber> {
  const { loadConfiguration, loadSupport, runCucumber } = await import('@cucumber/cucumber/api');
  const complaints: string[] = [];
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const stderr = new Writable({
    write: (chunk, _encoding, done) => {
      complaints.push(String(chunk).trim());
      done();
    },
  });
  const environment = { cwd: root, stdout: silent, stderr, env: {} };
  const provided = { import: [...steps], format: [], publish: false, order: 'defined' as const, strict: true };
  try {
    const { runConfiguration } = await loadConfiguration({ file: false, provided }, environment);
    const support = await loadSupport(runConfiguration, environment);
    const formats = { ...runConfiguration.formats, stdout: new URL('silent-formatter.ts', import.meta.url).href };
    return async (paths, onMessage) => {
      const sources = { ...runConfiguration.sources, paths };
      let failure: unknown;
      // Cucumber's emitter would let an exception of ours pass through the middle of a run.
      const guarded = (envelope: Envelope) => {
        try {
          onMessage(envelope);
        } catch (error) {
          failure ??= error;
        }
      };
      await runCucumber({ ...runConfiguration, formats, sources, support }, environment, guarded);
      if (failure !== undefined) throw failure;
    };
  } catch (error) {
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    throw new StepFilesError(`the step files could not be loaded: ${[cause, ...complaints].join('\n')}`);
  }
}

/** What Cucumber itself throws leaves its run without an end. No step waits for longer than this, in milliseconds. */
const longestSilence = { virtual: 30_000, wall: 300_000 };

/** Resolves when there was no message for long. */
async function silence(latest: () => number, atMost: number, signal: AbortSignal): Promise<'silent'> {
  while (!signal.aborted) {
    const left = latest() + atMost - performance.now();
    if (left <= 0) return 'silent';
    await setTimeout(left, undefined, { signal, ref: false }).catch(() => undefined);
  }
  return 'silent';
}

function strayWords(error: unknown): string {
  const system = systemTrouble(error);
  if (system !== undefined || !(error instanceof Error)) return system ?? String(error);
  return showsWhere() ? (error.stack ?? error.message) : `${error.name}: ${error.message}`;
}

function aborted(signal: AbortSignal | undefined): Promise<'aborted'> {
  const { promise, resolve } = Promise.withResolvers<'aborted'>();
  if (signal?.aborted) resolve('aborted');
  signal?.addEventListener('abort', () => resolve('aborted'), { once: true });
  return promise;
}
