import { CheckEnded } from '../scenario/check-ended.ts';
import type { PairUnderTest } from '../scenario/pair-under-test.ts';

/** Observes the pair as an exploration does: fails with the first thing that was found so far. */
export async function checkEveryDemand(pair: PairUnderTest): Promise<void> {
  await pair.observe();
  const found = pair.case.findings.find(({ outcome }) => outcome === 'failed');
  if (found === undefined) return;
  throw new CheckEnded({ ...found, outcome: 'failed' });
}
