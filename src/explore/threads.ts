import { Worker } from 'node:worker_threads';
import type { Tolerances } from '../oracle/tolerances.ts';
import type { Carry } from './explore.ts';
import type { HistoryRun } from './run-history.ts';

export interface ThreadSetup {
  readonly deviation?: string | undefined;
  readonly readings: readonly string[];
  readonly tolerances: Tolerances;
}

/** A thread that carried out histories broke: the kit itself is at fault. */
export class ExplorationError extends Error {
  override readonly name = 'ExplorationError';
}

/** Threads that carry out histories on mock pairs, one each at a time; each loads the kit once. */
export function startThreads(
  count: number,
  setup: ThreadSetup,
): { readonly carriers: readonly Carry[]; close(): Promise<void> } {
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL('history-worker.ts', import.meta.url), { workerData: setup }),
  );
  return {
    carriers: workers.map(carrierOf),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function carrierOf(worker: Worker): Carry {
  let number = 0;
  return (history, until) => {
    const { promise, resolve, reject } = Promise.withResolvers<HistoryRun>();
    const mine = ++number;
    // A thread of ours answers with what it was asked for, and with nothing else.
    const onMessage = (answer: { number: number; run: HistoryRun }): void => {
      if (answer.number === mine) resolve(answer.run);
    };
    const onError = (error: Error): void =>
      reject(new ExplorationError(`a thread broke: ${error.message}`, { cause: error }));
    const onExit = (): void => reject(new ExplorationError('a thread ended before its history did'));
    worker.on('message', onMessage).once('error', onError).once('exit', onExit);
    worker.postMessage({ number: mine, history, ...(until === undefined ? {} : { until }) });
    return promise.finally(() => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    });
  };
}
