export interface StopSignal {
  /** Aborts at the first Ctrl-C or request to end. */
  readonly signal: AbortSignal;
  /** 130 after Ctrl-C, 143 after a request to terminate, 129 after the loss of the terminal, as a shell has it. */
  readonly exitCode: number | undefined;
  /** Until this work is done a further signal ends nothing. */
  hold<T>(work: () => Promise<T>): Promise<T>;
  dispose(): void;
}

const exitCodesOfSignals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** A terminal, npm and the process that watches the kit may all pass on the same Ctrl-C; within so many milliseconds it is one. */
const oneKeyPress = 500;

/**
 * The first Ctrl-C ends the run in order: what was run is reported, and the target is closed. A second one ends the process at
 * once, except while the report is being written.
 */
export function onStopSignal(): StopSignal {
  const controller = new AbortController();
  let exitCode: number | undefined;
  let since = 0;
  let holding = 0;
  const handlers = Object.entries(exitCodesOfSignals).map(([signal, code]) => {
    const handler = () => {
      if (exitCode === undefined) {
        exitCode = code;
        since = performance.now();
        controller.abort();
      } else if (holding === 0 && performance.now() - since > oneKeyPress) {
        process.exit(exitCode);
      }
    };
    return { signal, handler };
  });
  for (const { signal, handler } of handlers) process.on(signal, handler);
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode;
    },
    async hold(work) {
      holding += 1;
      try {
        return await work();
      } finally {
        holding -= 1;
      }
    },
    dispose() {
      for (const { signal, handler } of handlers) process.off(signal, handler);
    },
  };
}
