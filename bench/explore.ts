/**
 * How fast histories are explored on mock pairs, with one thread and with one for each core, in turns. Aim: 100 histories of 20
 * actions a second on two cores.
 */
import { availableParallelism } from 'node:os';
import { explore } from '../src/explore/explore.ts';
import { startThreads } from '../src/explore/threads.ts';
import { median } from './median.ts';

const rounds = 3;
const runs = 100;
const tolerances = { grace: 0, resolution: 0, lookEvery: 2, settle: 0 };

const rates = new Map<number, number[]>();
for (let round = 0; round < rounds; round++) {
  for (const count of new Set([1, availableParallelism()])) {
    const threads = startThreads(count, { readings: [], tolerances });
    const began = performance.now();
    const { actions } = await explore(
      { seed: round, length: 24, runs, requirements: [], shrinkTries: 0 },
      threads.carriers,
    );
    const seconds = (performance.now() - began) / 1000;
    await threads.close();
    rates.set(count, [...(rates.get(count) ?? []), actions / 20 / seconds]);
  }
}
const [one, all] = [1, availableParallelism()].map((count) => median(rates.get(count) ?? []));
console.log(`one thread: ${one?.toFixed(1)} histories of 20 actions a second`);
console.log(`${availableParallelism()} threads: ${all?.toFixed(1)} a second (aim: 100)`);
console.log(`threads gain ${((all ?? 0) / (one ?? 1)).toFixed(2)}x`);
