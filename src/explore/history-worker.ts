/** Thread entry: carries out histories on mock pairs of its own, one at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { launchMockTarget } from '../targets/mock-target.ts';
import { History } from './action.ts';
import { runHistory } from './run-history.ts';

const Setup = z.object({
  deviation: z.string().optional(),
  readings: z.array(z.string()),
  tolerances: z
    .object({ grace: z.number(), resolution: z.number(), lookEvery: z.number(), settle: z.number() })
    .loose(),
});
const Order = z.object({ number: z.int(), history: History, until: z.string().optional() });

const { deviation, readings, tolerances } = Setup.parse(workerData);
const launched = launchMockTarget({ ...(deviation === undefined ? {} : { deviation }), readings, carrier: 'direct' });

parentPort?.on('message', (message: unknown) => {
  void answer(Order.parse(message));
});

async function answer({ number, history, until }: z.infer<typeof Order>): Promise<void> {
  const target = { ...(await launched), tolerances };
  const run = await runHistory(target, history, { observed: 'always', ...(until === undefined ? {} : { until }) });
  parentPort?.postMessage({ number, run });
}
