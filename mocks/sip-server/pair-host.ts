/** What the control server drives: pairs of members, wherever they run. */
import type { Event, Pair, ProblemKind } from '../../src/control/wire.ts';

/** The control server answers it as a problem of that kind. The message says what was expected, what came, what to do. */
export class ControlProblem extends Error {
  override readonly name = 'ControlProblem';
  readonly kind: ProblemKind;

  constructor(kind: ProblemKind, detail: string) {
    super(detail);
    this.kind = kind;
  }
}

/** A place that gives pairs. */
export interface PairHost {
  /**
   * A fresh pair: both running, the first is primary, no calls, no options set but http-port, HA connection established.
   * @param id chosen by the control server; fits into a host name
   * @param version of both members; undefined: the newest
   */
  createPair(id: string, version: string | undefined): Promise<PairControl>;
}

/** One pair. Members are given by name; an unknown one is `ControlProblem` not-found. An operation that does not fit is `conflict`. */
export interface PairControl {
  read(): Promise<Pair>;
  /** Back to what a fresh pair is, with the versions that it began with. The clock goes on. */
  reset(): Promise<void>;
  /** Ends the pair and all that it holds. Safe to call twice. */
  close(): Promise<void>;
  /** Orderly. When the primary stops, the other running member becomes primary (failover). */
  stop(member: string): Promise<void>;
  /** As backup when the other runs as primary, else as primary. */
  start(member: string): Promise<void>;
  /** At once, with no goodbye; failover as with stop. */
  kill(member: string): Promise<void>;
  install(member: string, version: string): Promise<void>;
  setOption(member: string, section: string, name: string, value: string | null): Promise<void>;
  setHaConnection(state: 'established' | 'lost'): Promise<void>;
  switchover(): Promise<void>;
  placeCalls(count: number, multisite: boolean): Promise<readonly number[]>;
  /** Ends them on the primary; ids that it does not have are passed over. */
  endCalls(calls: readonly number[]): Promise<void>;
  /** By member, or of one member: its call ids, each once for each copy; null while it is stopped. */
  listCalls(member?: string): Promise<{
    readonly members: readonly { readonly name: string; readonly calls: readonly number[] | null }[];
    readonly now: number;
  }>;
  now(): Promise<number>;
  /** @returns the clock afterwards; conflict on a wall clock */
  advance(seconds: number): Promise<number>;
  /** The events with a mark >= since, oldest first, at most 10,000, and where to go on. */
  events(since: number): Promise<{ readonly events: readonly Event[]; readonly next: number }>;
}
