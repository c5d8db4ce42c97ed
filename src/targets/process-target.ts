import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type LaunchedProcess, launchProcess } from '../../mocks/sip-server/process/launched-process.ts';
import { openSocketCarrier } from '../http/socket-carrier.ts';
import { tolerancesOf } from './exactness.ts';
import { type Target, TargetError } from './target.ts';

export interface ProcessTargetSettings {
  /** The name of a deliberately wrong server, see mocks/deviations. */
  readonly deviation?: string | undefined;
  /** Ways to read open points of the document, such as A14=yes. */
  readonly readings?: readonly string[] | undefined;
  /** Seconds of the target for one real second, 1 (wall clock) to 60. */
  readonly rate?: number | undefined;
}

const program = fileURLToPath(new URL('../../mocks/sip-server/process/controller-process.ts', import.meta.url));
/** Generous: it takes half a second, but a machine may be busy. */
const startDeadline = 30_000;
const connectDeadline = 2_000;
/** Longer than the controller gives its members before it kills them: none of them, not even a frozen one, must be left. */
const endingDeadline = 6_000;

/**
 * The mock pair as two operating-system processes, each with one member of every pair, real ports and a real TCP HA
 * connection, and a third one that drives them and serves the control protocol.
 *
 * @throws TargetError when it does not start; nothing is left running then
 */
export async function launchProcessTarget(settings: ProcessTargetSettings = {}): Promise<Target> {
  const { rate = 1 } = settings;
  const limit = openFilesLimit();
  if (pairsWithin(limit) < 1)
    throw new TargetError(
      `target process needs ${filesForNone + filesForPair} open files or more in a process, and the limit is ${limit}: raise it (ulimit -n 4096)`,
    );
  const token = randomBytes(24).toString('hex');
  const controller = await launchController(token, rate, settings);
  const dispatcher = openSocketCarrier({ connectTimeoutMs: connectDeadline });
  let closing: Promise<void> | undefined;
  return {
    name: 'process',
    controlUrl: controller.url,
    controlToken: token,
    dispatcher,
    statusForm: 'auto',
    tolerances: tolerancesOf({ clock: { kind: 'wall', rate } }),
    sideBySide: Math.min(sideBySideAt(rate), pairsWithin(limit)),
    close: () => {
      closing ??= Promise.all([controller.end(), dispatcher.destroy()]).then(() => {});
      return closing;
    },
  };
}

async function launchController(
  token: string,
  rate: number,
  { deviation, readings = [] }: ProcessTargetSettings,
): Promise<LaunchedProcess> {
  const options = [
    '--until-stdin-ends',
    ...['--rate', String(rate)],
    ...(deviation === undefined ? [] : ['--deviation', deviation]),
    ...readings.flatMap((reading) => ['--reading', reading]),
  ];
  try {
    const environment = { SIP_HA_CONTROL_TOKEN: token };
    const deadlines = { deadline: startDeadline, endingDeadline };
    return await launchProcess({ name: 'the controller', program, options, environment, ...deadlines });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TargetError(`target process did not start: ${why}`);
  }
}

/** What a member's process has open without a pair, and for each pair, generously: its pages, its HA connection, who reads them. */
const filesForNone = 80;
const filesForPair = 6;

function pairsWithin(limit: number): number {
  return Math.floor((limit - filesForNone) / filesForPair);
}

/** How many files a process may have open; where there is no /proc nobody says. */
function openFilesLimit(): number {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    return Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Number.POSITIVE_INFINITY);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** The faster the clock, the fewer: what all of them together do in a real second is what a machine can bear. */
function sideBySideAt(rate: number): number {
  return Math.min(400, Math.max(20, Math.round(800 / rate)));
}
