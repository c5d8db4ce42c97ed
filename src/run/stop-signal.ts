export interface StopSignal {
  /** Aborts at the first Ctrl-C or request to terminate. */
  readonly signal: AbortSignal;
  /** 130 after Ctrl-C, 143 after a request to terminate, as a shell has it. */
  readonly exitCode: number | undefined;
  dispose(): void;
}

/** A terminal and npm may both pass on the same Ctrl-C; two within so many milliseconds are one. */
const oneKeyPress = 500;

/**
 * The first Ctrl-C ends the run in order: the target is closed and what was run is reported. A second one ends the
 * process at once.
 */
export function onStopSignal(): StopSignal {
  const controller = new AbortController();
  let exitCode: number | undefined;
  let since = 0;
  const stop = (code: number) => () => {
    if (exitCode !== undefined) {
      if (performance.now() - since > oneKeyPress) process.exit(code);
      return;
    }
    exitCode = code;
    since = performance.now();
    controller.abort();
  };
  const onInterrupt = stop(130);
  const onTerminate = stop(143);
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onTerminate);
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode;
    },
    dispose() {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onTerminate);
    },
  };
}
