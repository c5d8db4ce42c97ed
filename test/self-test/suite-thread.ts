import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/** Scenarios by their names: what each came to, and which of them failed the server by a check. */
const SmallRun = z.object({
  server: z.string(),
  outcomes: z.array(z.tuple([z.string(), z.string()])),
  failedByChecks: z.array(z.string()),
});

/** A thread of its own that runs features of a test's own, which are to be written under `features`. */
export class SuiteThread {
  readonly #root = mkdtempSync(join(tmpdir(), 'small-suite-'));
  readonly features = join(this.#root, 'features');
  readonly #worker: Worker;

  constructor() {
    mkdirSync(this.features);
    this.#worker = new Worker(new URL('suite-worker.ts', import.meta.url), { workerData: { root: this.#root } });
  }

  async run(servers: readonly string[], scenarios: readonly string[]): Promise<readonly z.infer<typeof SmallRun>[]> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#worker.once('message', resolve).once('error', reject);
    this.#worker.postMessage({ servers, scenarios });
    try {
      return z.array(SmallRun).parse(await promise);
    } finally {
      this.#worker.off('message', resolve).off('error', reject);
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
    rmSync(this.#root, { recursive: true, force: true });
  }
}
