import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { askThread } from './ask-thread.ts';
import { ServerResult } from './self-test-result.ts';
import type { ServerUnderTest } from './server-under-test.ts';

/** More threads than this gain nothing: each loads the suite anew. */
const mostThreads = 4;

/** One server against the suite takes about a second; a thread that is silent for this long hangs. Milliseconds. */
const silentFor = 60_000;

/**
 * Tries the suite on every server, side by side in a few threads that each load it once.
 *
 * @param onResult gets every result when it is there
 * @returns the results in the order of the servers
 * @throws SelfTestError
 */
export async function runSelfTest(
  servers: readonly ServerUnderTest[],
  onResult: (result: ServerResult) => void,
): Promise<ServerResult[]> {
  // The right ones take the whole suite, so they go first: the threads then end at about the same time.
  const waiting = [...servers].sort((a, b) => Number(a.kind === 'wrong') - Number(b.kind === 'wrong'));
  const results = new Map<string, ServerResult>();
  const threads = Math.min(availableParallelism(), mostThreads, waiting.length);
  const thread = async (): Promise<void> => {
    const worker = new Worker(new URL('self-test-worker.ts', import.meta.url), { stdout: true });
    try {
      for (let server = waiting.shift(); server !== undefined; server = waiting.shift()) {
        const result = ServerResult.parse(await askThread(worker, server, silentFor));
        results.set(server.name, result);
        onResult(result);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, thread));
  return servers.flatMap(({ name }) => results.get(name) ?? []);
}
