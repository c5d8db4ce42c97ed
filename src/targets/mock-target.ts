import { findWrongTool } from '../upgrade/find-wrong-tool.ts';
import { tolerancesOf } from './exactness.ts';
import { type Target, TargetError } from './target.ts';

export interface MockTargetOptions {
  /** The name of a deviation, of an unusual right server or of a wrong tool. */
  readonly deviation?: string;
  /** How the pairs read open points, such as `A14=yes`. */
  readonly readings?: readonly string[];
  /** `direct`: requests are function calls and go through no msw, for many runs in one process. Default: `msw`. */
  readonly carrier?: 'msw' | 'direct';
}

/**
 * Pairs within this process on a virtual clock: no socket, no port, no waiting.
 * @throws TargetError for an unknown deviation or reading
 */
export async function launchMockTarget(options: MockTargetOptions = {}): Promise<Target> {
  const [{ createMockNetwork }, { parseReadings }] = await Promise.all([
    import('../../mocks/msw/mock-network.ts'),
    import('../../mocks/sip-server/readings.ts'),
  ]);
  const { deviation } = options;
  const tool = deviation === undefined ? undefined : await findWrongTool(deviation);
  const variant = deviation === undefined || tool !== undefined ? undefined : await findVariant(deviation);
  const network = createMockNetwork({
    readings: asked(() => parseReadings(options.readings ?? [])),
    ...(options.carrier === undefined ? {} : { carrier: options.carrier }),
    ...(variant === undefined ? {} : { variant }),
  });
  return {
    name: 'mock',
    controlUrl: network.controlUrl,
    controlToken: network.token,
    dispatcher: network.dispatcher,
    statusForm: 'auto',
    tolerances: tolerancesOf(network.description),
    sideBySide: 1,
    ...(tool === undefined ? {} : { upgradeTool: tool.put }),
    close: network.close,
  };
}

/** The deviations are many files: they are read only when one is asked for. */
async function findVariant(name: string) {
  const variants = await import('../../mocks/deviations/find-variant.ts');
  return asked(() => variants.findVariant(name));
}

/** Turns the mock's complaint about what was asked of it into one of this target. */
function asked<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    throw new TargetError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
