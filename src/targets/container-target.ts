import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type LaunchedProcess, launchProcess } from '../../mocks/sip-server/process/launched-process.ts';
import { openSocketCarrier } from '../http/socket-carrier.ts';
import type { Tolerances } from '../oracle/tolerances.ts';
import { progressMark } from './container/progress-mark.ts';
import { tolerancesOf } from './exactness.ts';
import { type Target, TargetError } from './target.ts';

export interface ContainerTargetSettings {
  /** The name of a deliberately wrong server, see mocks/deviations. */
  readonly deviation?: string | undefined;
  /** Ways to read open points of the document, such as A14=yes. */
  readonly readings?: readonly string[] | undefined;
  /** Which images to take in place of the kit's own. */
  readonly imageSettings?: ImageSettingsFile | undefined;
  /** How many scenarios will run, so that no more containers are made ahead than they need. */
  readonly scenarios?: number | undefined;
  /** Ends the start, which takes its time. */
  readonly signal?: AbortSignal | undefined;
  /** Gets a line now and then while the target starts. */
  readonly onProgress?: ((text: string) => void) | undefined;
}

/** What of a settings file concerns this process; the controller reads the rest itself. */
export interface ImageSettingsFile {
  readonly file: string;
  /** How many pairs may be there at once. */
  readonly pairsAtOnce: number;
  /** How long an order to a member may take, in seconds. */
  readonly commandSeconds: number;
}

const program = fileURLToPath(new URL('container/controller-process.ts', import.meta.url));
/** Building the image takes five seconds here, and may take a minute on a slow disk; leftovers may have to go first. */
const startDeadline = 240_000;
/** Removing every container of a run that was interrupted. */
const endingDeadline = 90_000;
/** The containers are on this machine: what does not answer at once is not there. */
const connectDeadline = 500;
/** Making a pair is mostly Docker's work, on as many cores as there are. */
const pairsMadeAtOnce = 3;
/** How many pairs are there at once: what two cores start and drive without being late, and 2 x 40 x 55 MiB. */
const pairsAtOnce = 40;

/**
 * The mock pair as two containers, on networks of their own, and a process that drives them and serves the control protocol.
 *
 * @throws TargetError when it does not start, first of all because there is no Docker; nothing is left then
 */
export async function launchContainerTarget(settings: ContainerTargetSettings = {}): Promise<Target> {
  const token = randomBytes(24).toString('hex');
  const { pairsAtOnce: sideBySide = pairsAtOnce, commandSeconds = 0 } = settings.imageSettings ?? {};
  const controller = await launchController(token, settings);
  const dispatcher = openSocketCarrier({ connectTimeoutMs: connectDeadline });
  let closing: Promise<void> | undefined;
  return {
    name: 'container',
    controlUrl: controller.url,
    controlToken: token,
    dispatcher,
    statusForm: 'auto',
    tolerances: containerTolerances(commandSeconds),
    sideBySide,
    opensAtOnce: pairsMadeAtOnce,
    closeWithin: endingDeadline,
    close: () => {
      closing ??= Promise.all([controller.end(), dispatcher.destroy()]).then(() => {});
      return closing;
    },
  };
}

function containerTolerances(commandSeconds: number): Tolerances {
  const tolerances = tolerancesOf({ clock: { kind: 'wall', rate: 1 } });
  return { ...tolerances, settle: tolerances.settle + commandSeconds };
}

async function launchController(
  token: string,
  { deviation, readings = [], imageSettings, scenarios = 0, signal, onProgress }: ContainerTargetSettings,
): Promise<LaunchedProcess> {
  const options = [
    ...['--pairs', String(Math.min(scenarios, pairsAtOnce))],
    ...(deviation === undefined ? [] : ['--deviation', deviation]),
    ...readings.flatMap((reading) => ['--reading', reading]),
    ...(imageSettings === undefined ? [] : ['--image-settings', imageSettings.file]),
  ];
  try {
    return await launchProcess({
      name: 'the controller',
      program,
      options,
      environment: { SIP_HA_CONTROL_TOKEN: token },
      deadline: startDeadline,
      endingDeadline,
      signal,
      onErrorLine: (line) => {
        const isProgress = line.startsWith(progressMark);
        if (isProgress) onProgress?.(line.slice(progressMark.length));
        return isProgress;
      },
    });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    // What the controller itself says of it is enough.
    const [, said] = /sip-ha container controller: (.*)/s.exec(why) ?? [];
    throw new TargetError(said ?? `target container did not start: ${why}`, { cause });
  }
}
