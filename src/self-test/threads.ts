import { Worker } from 'node:worker_threads';

/** A thread of the self-test broke: the kit itself is at fault. */
export class SelfTestError extends Error {
  override readonly name = 'SelfTestError';
}

/** Gives a thread one order and waits for its answer. @throws SelfTestError */
type Ask<Order> = (order: Order) => Promise<unknown>;

export interface Threads {
  /** What each of them runs. */
  readonly entry: URL;
  readonly count: number;
  /** Milliseconds after which one that says nothing hangs. */
  readonly silentFor: number;
}

/** Does the work in so many threads at once, each of which loads the suite once. @throws SelfTestError */
export async function inThreads<Order extends { readonly name: string }>(
  { entry, count, silentFor }: Threads,
  work: (ask: Ask<Order>) => Promise<void>,
): Promise<void> {
  const thread = async (): Promise<void> => {
    const worker = new Worker(entry, { stdout: true });
    try {
      await work((order) => askThread(worker, order, silentFor));
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: count }, thread));
}

function askThread(worker: Worker, order: { readonly name: string }, silentFor: number): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const fail = (why: string) => reject(new SelfTestError(`the suite against ${order.name}: ${why}`));
  const onMessage = (message: unknown) => resolve(message);
  const onError = (error: Error) => fail(error.stack ?? error.message);
  const onExit = () => fail('its thread ended');
  const timer = setTimeout(() => fail(`no answer for ${silentFor / 1000} s`), silentFor);
  worker.once('message', onMessage);
  worker.once('error', onError);
  worker.once('exit', onExit);
  worker.postMessage(order);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', onMessage);
    worker.off('error', onError);
    worker.off('exit', onExit);
  });
}
