/** One of the checks that `npm test` is made of. */
export interface Gate {
  /** One word, by which it can be asked for alone. */
  readonly name: string;
  /** What it makes sure of, in a few words. */
  readonly about: string;
  /** A program from node_modules/.bin, or `node`, and its arguments, run at the root of the repository. */
  readonly command: readonly [string, ...string[]];
  /**
   * After this many seconds without any output it is ended, and has failed. As long as it gets on it may take its time: a busy machine
   * makes no gate fail.
   */
  readonly silentFor: number;
  /** Whether it must have the machine to itself, as whatever is judged by the wall clock. */
  readonly alone: boolean;
  /** What its exit code and its output come to. May throw when the output is not what it must be. */
  readonly count: (ended: Ended) => Counts;
}

/** How a gate's command ended. */
export interface Ended {
  /** null when a signal ended it. */
  readonly exitCode: number | null;
  /** Standard output and standard error as they came. */
  readonly output: string;
}

/** How many single checks passed, failed and were skipped. A skipped one never counts as passed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What must be said of it even though nothing failed. */
  readonly note?: string;
}

/** A gate's result. `why` is there when it failed by more than what its output says. */
export interface GateResult extends Ended {
  readonly gate: Gate;
  readonly counts: Counts;
  readonly seconds: number;
  readonly why?: string;
}

export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}
