import { ControlClient } from '../control/control-client.ts';
import { suggestion, UsageError } from '../kit/usage-error.ts';
import type { Tolerances } from '../oracle/tolerances.ts';
import type { RunRecord } from '../recording/run-record.ts';
import {
  chooseTarget,
  type TargetName,
  TargetOptionError,
  type TargetOptions,
  type TargetStart,
} from '../targets/index.ts';
import { type Target, TargetError } from '../targets/target.ts';
import type { StopSignal } from './stop-signal.ts';

/** What `--target process` runs at unless told otherwise: wall clock, as only there every pause of a second can be told. */
export const defaultRate = 1;

/** The target that a run is to have, as it was asked for; of the tolerances those that are not the target's own. */
export type TargetRequest = TargetOptions & {
  readonly [name in 'grace' | 'resolution' | 'settle']?: number | undefined;
};

/** A target that can be started: what was asked for is something that it takes. */
export interface ChosenTarget {
  readonly name: TargetName;
  readonly request: TargetRequest;
  /** @throws TargetError */
  readonly open: (start: TargetStart) => Promise<Target>;
}

/** A target that runs, and what it says of itself. */
export interface RunningTarget {
  readonly target: Target;
  readonly described: RunRecord['target'];
}

/** What a target says while it starts and ends, for whoever waits for it. */
export interface TargetListener {
  /** How far the start of one is that takes its time for it. */
  readonly onProgress: (text: string) => void;
  /** It may have left something behind; the verdict stands. */
  readonly onTrouble: (text: string) => void;
}

/**
 * Checks what was asked for, and starts nothing.
 *
 * @throws UsageError for a value that the target does not take
 */
export async function chooseRunTarget(request: TargetRequest): Promise<ChosenTarget> {
  const { target: name, deviation } = request;
  if (deviation !== undefined) await checkDeviation(deviation);
  const rate = request.rate ?? (name === 'process' ? defaultRate : undefined);
  const open = await chooseTarget({ ...request, rate }).catch((error: unknown) => {
    throw error instanceof TargetOptionError ? new UsageError(error.message) : error;
  });
  return {
    name,
    request,
    open: async (start) => {
      const target = await open(start);
      return { ...target, tolerances: { ...target.tolerances, ...tolerancesOf(request) } };
    },
  };
}

/**
 * Starts the target, lets it be used, and ends it, whatever became of that.
 *
 * @returns what `use` gave, or undefined when a signal came before the target was there
 * @throws TargetError when it does not start or does not say what it is
 */
export async function withTarget<T>(
  chosen: ChosenTarget,
  order: { readonly scenarios: number; readonly stop: StopSignal; readonly listener: TargetListener },
  use: (running: RunningTarget) => Promise<T>,
): Promise<T | undefined> {
  const { scenarios, stop, listener } = order;
  const start = { scenarios, signal: stop.signal, onProgress: listener.onProgress };
  const target = await chosen.open(start).catch((error: unknown) => {
    if (stop.exitCode === undefined || !(error instanceof TargetError)) throw error;
    return undefined;
  });
  if (target === undefined) return undefined;
  try {
    return await use({ target, described: await describe(target, chosen.request) });
  } finally {
    await closeInTime(target, listener.onTrouble);
  }
}

/** The command line options that make a target what it is: for the command that runs something of it again. */
function optionsOf(request: TargetRequest): string[] {
  const { target, controlUrl, deviation, readings, imageSettings } = request;
  return [
    ...(controlUrl === undefined ? (target === 'mock' ? [] : ['--target', target]) : ['--control-url', controlUrl]),
    ...(deviation === undefined ? [] : ['--deviation', deviation]),
    ...readings.flatMap((reading) => ['--reading', reading]),
    ...(imageSettings === undefined ? [] : ['--image-settings', imageSettings]),
    ...(['rate', 'grace', 'resolution', 'settle'] as const).flatMap((name) =>
      request[name] === undefined ? [] : [`--${name}`, String(request[name])],
    ),
  ];
}

function tolerancesOf({ grace, resolution, settle }: TargetRequest): Partial<Tolerances> {
  return {
    ...(grace === undefined ? {} : { grace }),
    ...(resolution === undefined ? {} : { resolution }),
    ...(settle === undefined ? {} : { settle }),
  };
}

async function checkDeviation(name: string): Promise<void> {
  // Every wrong server: two hundred files that are read only when one is asked for.
  const { serversUnderTest } = await import('../targets/servers-under-test.ts');
  const { wrong, right } = serversUnderTest();
  const names = [...wrong, ...right].map((server) => server.name);
  if (names.includes(name)) return;
  const hint = suggestion(name, names) || '; docs/self-test.md lists all';
  throw new UsageError(`--deviation: there is no server, wrong or unusual, and no wrong tool "${name}"${hint}`);
}

async function describe(target: Target, request: TargetRequest): Promise<RunRecord['target']> {
  const { controlUrl: url, controlToken: token, dispatcher } = target;
  const { name, clock } = await new ControlClient({ url, token, dispatcher }).describe().catch((error: unknown) => {
    throw new TargetError(`target ${target.name} does not describe itself: ${String(error)}`, { cause: error });
  });
  const { deviation } = request;
  return {
    name: target.name,
    // The pair behind the control protocol is right then, and does not know the tool.
    description:
      target.upgradeTool === undefined ? name : `${name}, upgraded by a tool that is wrong on purpose: ${deviation}`,
    ...(deviation === undefined ? {} : { deviation }),
    clock: clock.kind,
    rate: clock.rate,
    options: optionsOf(request),
  };
}

/** How long a target may take to end what it started, in milliseconds; the command must come back to its caller. */
const closeWithin = 10_000;

async function closeInTime(target: Target, onTrouble: (text: string) => void): Promise<void> {
  const { promise, resolve: tooLate } = Promise.withResolvers<string>();
  const timer = setTimeout(() => tooLate('it took too long'), target.closeWithin ?? closeWithin);
  const closed = target.close().then(
    () => undefined,
    (error: unknown) => String(error),
  );
  const trouble = await Promise.race([closed, promise]);
  clearTimeout(timer);
  if (trouble !== undefined) onTrouble(`target ${target.name} did not close: ${trouble}`);
}
