/** Thread entry: judges a wrong server by a suite from whose features every step of one kind was taken out. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { packageRoot } from '../../src/kit/package-info.ts';
import { readFeatureFiles } from '../../src/requirements/feature-files.ts';
import { judgeServer } from '../../src/self-test/judge-server.ts';
import { runSuite } from '../../src/self-test/suite-runner.ts';
import { launchMockTarget } from '../../src/targets/mock-target.ts';
import { serversUnderTest } from '../../src/targets/servers-under-test.ts';

const { root } = z.object({ root: z.string() }).parse(workerData);
const Order = z.object({ server: z.string(), without: z.string().optional() });

parentPort?.on('message', (message: unknown) => {
  void answer(message);
});

async function answer(message: unknown): Promise<void> {
  const { server: name, without } = Order.parse(message);
  const server = serversUnderTest().wrong.find((one) => one.name === name);
  if (server === undefined) throw new Error(`no wrong server ${name}`);
  const removed = writeFeatures(without);
  const files = readFeatureFiles(root, 'features');
  const selected = files.scenarios.filter(({ requirements }) => requirements.includes(server.requirement));
  const target = await launchMockTarget({ deviation: name, carrier: 'direct' });
  const steps = [join(relative(root, packageRoot), 'steps/**/*.ts')];
  const result = judgeServer(server, await runSuite({ root, steps, files }, target, selected));
  parentPort?.postMessage({ found: result.kind === 'wrong' && result.found, removed });
}

/** Takes the steps out and leaves their lines empty. */
function writeFeatures(without: string | undefined): number {
  cpSync(join(packageRoot, 'features'), join(root, 'features'), { recursive: true });
  if (without === undefined) return 0;
  const step = new RegExp(`^ *(Given|When|Then|And|But) ${without}$`, 'gm');
  let removed = 0;
  for (const entry of readdirSync(join(root, 'features'), { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.feature')) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, 'utf8').replace(step, () => {
      removed += 1;
      return '';
    });
    writeFileSync(path, text);
  }
  return removed;
}
