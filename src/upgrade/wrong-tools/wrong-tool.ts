import type { PairDriver } from '../procedure.ts';

/** A tool for the upgrade that is wrong on purpose: the right procedure, with something wrong between it and the pair. */
export interface WrongTool {
  /** The file's name. */
  readonly name: string;
  /** The slug of the requirement that it violates. */
  readonly requirement: string;
  /** The plausible bug behind it, in one line. */
  readonly bug: string;
  /** A piece of the text of a finding by which the suite must reject it. */
  readonly says: string;
  /** Called once for each run of the procedure. */
  readonly put: (driver: PairDriver) => PairDriver;
}
