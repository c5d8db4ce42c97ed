import type { Carrier } from '../http/exchange.ts';
import type { Tolerances } from '../oracle/tolerances.ts';
import type { StatusFormChoice } from '../status/server-status.ts';
import type { PairDriver } from '../upgrade/procedure.ts';

/** A pair of SIP Servers, or many, that can be driven and observed over HTTP. */
export interface Target {
  /** `mock`, `process`, ... as it was asked for. */
  readonly name: string;
  /** Base URL of its control server. */
  readonly controlUrl: string;
  readonly controlToken: string;
  /** Carries every HTTP request to this target: an undici Agent, or the in-process dispatcher of `mock`. */
  readonly dispatcher: Carrier;
  readonly statusForm: StatusFormChoice;
  readonly tolerances: Tolerances;
  /**
   * Identifiers of the pairs that stand there, where it cannot create any: each is made fresh with `reset` for one scenario
   * after the other.
   */
  readonly standingPairs?: readonly string[];
  /** How many scenarios may run side by side. */
  readonly sideBySide: number;
  /** How many pairs it makes at once; a scenario that needs one more begins when one is made. Default: any number. */
  readonly opensAtOnce?: number;
  /** How long it may take to close, in real milliseconds, before nobody waits for it any more; default 10,000. */
  readonly closeWithin?: number;
  /** Stands between the upgrade procedure and the pair, where the tool is wrong on purpose. */
  readonly upgradeTool?: (driver: PairDriver) => PairDriver;
  /** Ends everything that it started. Safe to call twice. */
  close(): Promise<void>;
}

/** The target did not start or is not usable. The message says what was expected, what came, what to do. Exit code 3. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
}
