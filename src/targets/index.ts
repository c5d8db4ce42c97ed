/** The targets by name. Each launcher is loaded only when it is asked for. */

import { keepSecret } from '../http/known-secrets.ts';
import { findWrongTool } from '../upgrade/find-wrong-tool.ts';
import type { Target } from './target.ts';

export const targetNames = ['mock', 'process', 'container'] as const;
export type TargetName = (typeof targetNames)[number] | 'control-url';

export interface TargetOptions {
  readonly target: TargetName;
  /** The name of a wrong server, of an unusual right one, or of an upgrade tool that is wrong on purpose; one that there is. */
  readonly deviation?: string | undefined;
  /** How the pair shall read open points, such as A14=yes. */
  readonly readings: readonly string[];
  /** Seconds of the target for one real second; `process` only. */
  readonly rate?: number | undefined;
  /** A file with the settings of a vendor's own image; `container` only. */
  readonly imageSettings?: string | undefined;
  /** Base URL of a control server that stands already; `control-url` only, and needed there. */
  readonly controlUrl?: string | undefined;
}

export interface TargetStart {
  /** How many scenarios will run side by side at most; a target that is slow to make pairs makes so many ahead. */
  readonly scenarios?: number | undefined;
  /** Ends the start of a target that takes its time for it. */
  readonly signal?: AbortSignal | undefined;
  /** Gets a line now and then while a target that is slow to start does so. */
  readonly onProgress?: ((text: string) => void) | undefined;
}

/** An option that this target does not know. The message says what it knows. Exit code 64. */
export class TargetOptionError extends Error {
  override readonly name = 'TargetOptionError';
}

/**
 * Checks what was asked for, and starts nothing.
 *
 * @returns what starts the target; it throws a TargetError when that does not start
 * @throws TargetOptionError
 */
export async function chooseTarget(options: TargetOptions): Promise<(start: TargetStart) => Promise<Target>> {
  const tool = options.deviation === undefined ? undefined : await findWrongTool(options.deviation);
  if (tool === undefined) return choosePair(options);
  // The tool runs in the kit, on a right pair: those who start the pair need not know of it.
  const open = await choosePair({ ...options, deviation: undefined });
  return async (start) => ({ ...(await open(start)), upgradeTool: tool.put });
}

async function choosePair(options: TargetOptions): Promise<(start: TargetStart) => Promise<Target>> {
  const { target, deviation, readings, rate } = options;
  const imageSettings = await checkImageSettings(options);
  await checkReadings(readings);
  const chosen = { ...(deviation === undefined ? {} : { deviation }), readings: [...readings] };
  switch (target) {
    case 'control-url':
      return chooseControlUrl(options);
    case 'mock': {
      if (rate !== undefined)
        throw new TargetOptionError('--rate is for --target process: the clock of mock is virtual');
      const { launchMockTarget } = await import('./mock-target.ts');
      return () => launchMockTarget(chosen);
    }
    case 'process': {
      const { launchProcessTarget } = await import('./process-target.ts');
      return () => launchProcessTarget({ ...chosen, ...(rate === undefined ? {} : { rate }) });
    }
    case 'container': {
      if (rate !== undefined)
        throw new TargetOptionError('--rate is for --target process: containers run in real time');
      const { launchContainerTarget } = await import('./container-target.ts');
      return (start) => launchContainerTarget({ ...chosen, imageSettings, ...start });
    }
  }
}

/** What stands there already is as it is: nothing can be asked of it but that it answers. */
async function chooseControlUrl({ controlUrl, deviation, readings, rate }: TargetOptions) {
  if (controlUrl === undefined) throw new TargetOptionError('--control-url: expected the base URL of a control server');
  if (deviation !== undefined || readings.length > 0 || rate !== undefined)
    throw new TargetOptionError("--deviation, --reading and --rate are for the kit's own pair, not for --control-url");
  const { openControlUrlTarget, tokenVariable } = await import('./control-url-target.ts');
  const token = process.env[tokenVariable];
  if (token === undefined || token === '')
    throw new TargetOptionError(
      `--control-url: ${tokenVariable} is not set in the environment: set it to the token of the control server`,
    );
  keepSecret(token);
  return () => openControlUrlTarget({ url: controlUrl, token });
}

async function checkImageSettings({ target, imageSettings: file, deviation, readings }: TargetOptions) {
  if (file === undefined) return undefined;
  if (target !== 'container')
    throw new TargetOptionError(`--image-settings is for --target container: ${target} has no images`);
  if (deviation !== undefined || readings.length > 0)
    throw new TargetOptionError("--deviation and --reading are for the kit's own pair, not for --image-settings");
  const [{ readImageSettings }, { SettingsError }] = await Promise.all([
    import('./container/read-image-settings.ts'),
    import('./settings-text.ts'),
  ]);
  try {
    const { pairsAtOnce, timeouts } = readImageSettings(file);
    return { file, pairsAtOnce, commandSeconds: timeouts.command };
  } catch (error) {
    if (error instanceof SettingsError) throw new TargetOptionError(error.message);
    throw error;
  }
}

async function checkReadings(readings: readonly string[]): Promise<void> {
  if (readings.length === 0) return;
  const { parseReadings } = await import('../../mocks/sip-server/readings.ts');
  try {
    parseReadings(readings);
  } catch (error) {
    if (error instanceof RangeError) throw new TargetOptionError(`--reading: ${error.message}`);
    throw error;
  }
}
