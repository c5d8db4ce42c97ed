/** Thread entry: runs scenarios of features that a test has written, with the kit's own steps, against wrong servers. */
import { join, relative } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { packageRoot } from '../../src/kit/package-info.ts';
import { readFeatureFiles } from '../../src/requirements/feature-files.ts';
import { runSuite } from '../../src/self-test/suite-runner.ts';
import { launchMockTarget } from '../../src/targets/mock-target.ts';

const { root } = z.object({ root: z.string() }).parse(workerData);
const Order = z.object({ servers: z.array(z.string()), scenarios: z.array(z.string()) });

parentPort?.on('message', (message: unknown) => {
  void answer(message);
});

async function answer(message: unknown): Promise<void> {
  const { servers, scenarios } = Order.parse(message);
  const files = readFeatureFiles(root, 'features');
  const selected = files.scenarios.filter(({ name }) => scenarios.includes(name));
  const steps = [join(relative(root, packageRoot), 'steps/**/*.ts')];
  const runs = [];
  for (const server of servers) {
    const target = await launchMockTarget({ deviation: server, carrier: 'direct' });
    const { result, failedByChecks } = await runSuite({ root, steps, files }, target, selected);
    runs.push({
      server,
      outcomes: result.scenarios.map(({ name, outcome }) => [name, outcome]),
      failedByChecks: selected.filter(({ id }) => failedByChecks.includes(id)).map(({ name }) => name),
    });
  }
  parentPort?.postMessage(runs);
}
