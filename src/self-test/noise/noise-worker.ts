/** Thread entry: takes one server and one seed at a time and answers with what the suite made of it under noise. */
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { packageRoot, stepFiles } from '../../kit/package-info.ts';
import type { ConformanceResult } from '../../report/result.ts';
import { readFeatureFiles } from '../../requirements/feature-files.ts';
import { launchProcessTarget } from '../../targets/process-target.ts';
import { runSuite } from '../suite-runner.ts';
import type { NoiseResult } from './noise-result.ts';
import { NoisyDispatcher, usualNoise } from './noisy-dispatcher.ts';

const Order = z.object({
  name: z.string(),
  kind: z.enum(['wrong', 'right']),
  requirement: z.string().optional(),
  seed: z.int(),
});
type Order = z.infer<typeof Order>;

/** The plain documented server has no name among the variants. */
const plain = 'plain';

const suite = { root: packageRoot, steps: [stepFiles], files: readFeatureFiles(packageRoot, 'features') };

/** Rate 1 would need a minute and more for each; at 2 a second of noise is two of the target. */
const rate = 2;

parentPort?.on('message', (message: unknown) => {
  void answer(Order.parse(message));
});

async function answer(order: Order): Promise<void> {
  const { name, seed, requirement } = order;
  const launched = await launchProcessTarget({ rate, deviation: name === plain ? undefined : name });
  const dispatcher = new NoisyDispatcher(launched.dispatcher, { ...usualNoise, seed });
  const target = { ...launched, dispatcher, close: () => launched.close() };
  const selected = suite.files.scenarios.filter(({ requirements, tags }, index) =>
    requirement === undefined ? !tags.includes('@slow') && index % 6 === seed % 6 : requirements.includes(requirement),
  );
  parentPort?.postMessage(judge(order, (await runSuite(suite, target, selected)).result));
}

function judge({ name, kind, requirement, seed }: Order, { scenarios, requirements }: ConformanceResult): NoiseResult {
  const count = (wanted: (outcome: string) => boolean) => scenarios.filter(({ outcome }) => wanted(outcome)).length;
  const failed = count((outcome) => outcome === 'failed');
  const passed = count((outcome) => outcome === 'passed');
  const verdict = requirements.find(({ slug }) => slug === requirement)?.verdict;
  const finding = requirements.flatMap(({ findings }) => findings).find(({ outcome }) => outcome === 'failed');
  return {
    name,
    kind,
    seed,
    scenarios: { ran: scenarios.length, failed, passed, open: scenarios.length - failed - passed },
    good: kind === 'wrong' ? verdict === 'failed' : failed === 0,
    bad: kind === 'wrong' ? verdict === 'passed' : failed > 0,
    ...(kind === 'right' && finding !== undefined
      ? { against: `${finding.requirement}: ${finding.demand}: ${finding.seen} (${finding.scenario})` }
      : {}),
  };
}
