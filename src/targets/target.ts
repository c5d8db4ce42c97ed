import type { Carrier } from '../http/exchange.ts';
import type { StatusFormChoice } from '../status/server-status.ts';
import type { PairDriver } from '../upgrade/procedure.ts';

/** How exact a target can be judged, all in seconds on its clock. */
export interface Tolerances {
  /** How late a page may show a change (A25). A flag that is still wrong after this long is a failure. */
  readonly grace: number;
  /** How close to a boundary the last look must have been for a pass; the failing side needs no tolerance. */
  readonly resolution: number;
  /** How often both members are looked at while a scenario waits. Not used on a virtual clock. */
  readonly lookEvery: number;
  /** How long two primaries, or two backups, may last (A29, 3.3 in domain terms: a switchover passes through it). */
  readonly settle: number;
}

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
