import { formatInterval, formatSeconds, type Interval } from '../timing/interval.ts';
import { failed, inconclusive, setupFailed } from './check-ended.ts';
import type { PairUnderTest } from './pair-under-test.ts';

/** Every one of these calls is on the backup, at the latest `seconds` and the grace period after now. */
export async function comeToBackup(
  pair: PairUnderTest,
  ids: readonly string[],
  seconds: number,
  demand: string,
): Promise<void> {
  const moment = pair.now();
  const limit = moment.latest + seconds + pair.target.tolerances.grace;
  for (;;) {
    const { at, calls } = await listBackup(pair, demand);
    const onBackup = new Set(calls);
    const missing = ids.filter((id) => !onBackup.has(id)).length;
    const { resolution } = pair.target.tolerances;
    if (missing === 0 && at.latest <= limit + resolution) return;
    if (missing === 0) {
      const accepted = `a listing at the latest ${formatSeconds(limit + resolution - moment.latest)} s after that`;
      throw inconclusive(demand, [accepted], 'the first one in which all were there came later', at);
    }
    if (at.earliest >= limit) {
      throw failed(demand, [`all ${ids.length} call(s) on the backup`], `${missing} of them were not there`, at);
    }
    await pair.pause(pair.clock.kind === 'virtual' ? Math.min(seconds, 0.5) : 0.1);
  }
}

/** Every call that was not hung up exists on the member that runs as primary. */
export async function checkLost(pair: PairUnderTest): Promise<void> {
  const demand = 'no call is lost';
  const lost = await countLost(pair);
  if (lost.count > 0) {
    throw failed(demand, ['none'], `${lost.count} of ${lost.of} call(s) no longer exist on the primary`, lost.at);
  }
}

/** How many of the calls that were not hung up are no longer on the member that runs as primary. */
export async function countLost(pair: PairUnderTest): Promise<{ count: number; of: number; at: Interval }> {
  await pair.look();
  const { at, calls } = await pair.callsOn('primary');
  if (calls === undefined) throw setupFailed('a member runs as primary and lists its calls', 'none does');
  const onPrimary = new Set(calls);
  const alive = pair.calls.alive();
  const lost = alive.filter((id) => !onPrimary.has(id));
  return { count: lost.length, of: alive.length, at };
}

/** Calls that only the primary should have: the backup does not have a single one of them. */
export async function checkBackupLacks(pair: PairUnderTest, ids: readonly string[]): Promise<void> {
  const demand = `the backup does not have the ${ids.length} call(s) yet`;
  const { at, calls } = await listBackup(pair, demand);
  const onBackup = new Set(calls);
  const there = ids.filter((id) => onBackup.has(id)).length;
  // A fault that did not take effect is the fault of the set-up, not of the server under test.
  if (there > 0) throw setupFailed(demand, `${there} of them were there at ${formatInterval(at)}`);
}

async function listBackup(pair: PairUnderTest, demand: string): Promise<{ at: Interval; calls: readonly string[] }> {
  const { at, calls } = await pair.callsOn('backup');
  if (calls === undefined) throw inconclusive(demand, ['a running backup that lists its calls'], 'none', at);
  return { at, calls };
}
