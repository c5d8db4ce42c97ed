import type { Worker } from 'node:worker_threads';

/** A thread of the self-test broke: the kit itself is at fault. */
export class SelfTestError extends Error {
  override readonly name = 'SelfTestError';
}

/**
 * Gives a thread one order and waits for its answer.
 *
 * @param silentFor milliseconds after which a thread that says nothing hangs
 * @throws SelfTestError
 */
export function askThread<Order extends { readonly name: string }>(
  worker: Worker,
  order: Order,
  silentFor: number,
): Promise<unknown> {
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
