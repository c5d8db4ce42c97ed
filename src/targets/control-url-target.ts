import { ControlClient } from '../control/control-client.ts';
import { ControlError } from '../control/control-error.ts';
import { openSocketCarrier } from '../http/socket-carrier.ts';
import { tolerancesOf } from './exactness.ts';
import { type Target, TargetError } from './target.ts';

/** The environment variable that holds the token of a control server that stands already. */
export const tokenVariable = 'SIP_HA_CONTROL_TOKEN';

/** How many pairs at once a control server is asked for that does not say how many it has. */
const pairsAtOnce = { virtual: 1, wall: 20 } as const;

export interface ControlUrlTargetSettings {
  /** Base URL of the control server. */
  readonly url: string;
  readonly token: string;
}

/**
 * A pair, or many, behind a control server that stands already, written by whomever. It is judged with the tolerances of a
 * stranger unless it says how exact it is.
 *
 * @throws TargetError where nobody answers, where the token is wrong, or where something else than the protocol is spoken
 */
export async function openControlUrlTarget({ url, token }: ControlUrlTargetSettings): Promise<Target> {
  const dispatcher = openSocketCarrier();
  const control = new ControlClient({ url, token, dispatcher });
  try {
    const description = await control.describe();
    const makesPairs = description.capabilities.includes('create-pairs');
    const standingPairs = makesPairs ? undefined : await pairsThatStand(control, url);
    const { kind } = description.clock;
    return {
      name: 'control-url',
      controlUrl: url,
      controlToken: token,
      dispatcher,
      statusForm: 'auto',
      tolerances: tolerancesOf(description),
      sideBySide: standingPairs?.length ?? description.pairsAtOnce ?? pairsAtOnce[kind],
      ...(standingPairs === undefined ? {} : { standingPairs }),
      close: () => dispatcher.destroy(),
    };
  } catch (error) {
    await dispatcher.destroy();
    if (!(error instanceof ControlError)) throw error;
    throw new TargetError(explain(url, error), { cause: error });
  }
}

async function pairsThatStand(control: ControlClient, url: string): Promise<readonly string[]> {
  const pairs = await control.listPairs();
  if (pairs.length > 0) return pairs;
  throw new TargetError(
    `the control server at ${url} cannot create pairs and has none: expected the capability create-pairs, or a pair in the answer to GET /v1/pairs`,
  );
}

/** What is wrong, and what to do about it. */
function explain(url: string, { kind, message }: ControlError): string {
  switch (kind) {
    case 'transport':
      return `nobody answers at ${url}: ${message}. Start the control server first, or mend --control-url`;
    case 'unauthorized':
      return `the control server at ${url} refuses the token: ${message}. Set ${tokenVariable} to the one that it was started with`;
    case 'not-found':
      return `there is no control server at ${url}: ${message}. --control-url is the base URL, below which /v1 lies`;
    default:
      return `the control server at ${url} does not speak the control protocol: ${message}. See docs/control-protocol.md`;
  }
}
