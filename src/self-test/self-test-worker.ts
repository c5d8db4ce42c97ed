/** Thread entry: takes servers from the self-test, one at a time, and answers with what the suite made of each. */
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { packageRoot, stepFiles } from '../kit/package-info.ts';
import { readFeatureFiles } from '../requirements/feature-files.ts';
import { launchMockTarget } from '../targets/mock-target.ts';
import { chooseScenarios } from './choose-scenarios.ts';
import { judgeServer } from './judge-server.ts';
import { runSuite, type Suite } from './suite-runner.ts';

/** The server's place among all of them, and the scenarios, as file:line, where it is not to be tried on what is usual. */
const what = { turn: z.int(), only: z.array(z.string()).optional() };
const Order = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('wrong'),
    name: z.string(),
    requirement: z.string(),
    ...what,
    about: z.string(),
    says: z.string(),
  }),
  z.object({
    kind: z.literal('right'),
    name: z.string(),
    about: z.string(),
    ...what,
    late: z.boolean(),
    pagesOnly: z.boolean(),
  }),
]);

const suite: Suite = {
  root: packageRoot,
  steps: [stepFiles],
  files: readFeatureFiles(packageRoot, 'features'),
};

parentPort?.on('message', (message: unknown) => {
  void answer(message);
});

async function answer(message: unknown): Promise<void> {
  const server = Order.parse(message);
  const target = await launchMockTarget({ deviation: server.name, carrier: 'direct' });
  const { turn, only } = server;
  const all = suite.files.scenarios;
  const scenarios = only === undefined ? chooseScenarios(all, server, turn) : all.filter(({ id }) => only.includes(id));
  const result = await runSuite(suite, target, scenarios);
  parentPort?.postMessage(judgeServer(server, result));
}
