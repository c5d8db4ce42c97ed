import { stuckAfterSeconds } from '../oracle/synchronization.ts';
import { formatInterval, formatSeconds, type Interval } from '../timing/interval.ts';
import { failed, inconclusive, otherFailed, setupFailed } from './check-ended.ts';
import type { PairUnderTest } from './pair-under-test.ts';

/** These calls, which began with the HA connection established, are on the backup when the grace period has passed. */
export async function comeToBackup(pair: PairUnderTest, ids: readonly string[]): Promise<void> {
  const demand = 'a call that begins with the HA connection established is copied at once';
  const { grace, resolution } = pair.target.tolerances;
  const moment = pair.now();
  const limit = moment.latest + grace;
  for (;;) {
    const { at, calls } = await listBackup(pair, demand);
    const onBackup = new Set(calls);
    const missing = ids.filter((id) => !onBackup.has(id)).length;
    if (missing === 0 && at.latest <= limit + resolution) return;
    if (missing === 0) {
      const accepted = `a listing at the latest ${formatSeconds(limit + resolution - moment.latest)} s after that`;
      throw inconclusive(demand, [accepted], 'the first one in which all were there came later', at);
    }
    if (at.earliest >= limit && (await pair.noteCallsThatEnded()) > 0) {
      throw setupFailed('calls go on until they are hung up', 'some ended by themselves');
    }
    if (at.earliest >= limit) {
      const accepted = `all ${ids.length} call(s) on the backup`;
      throw otherFailed('sync.new-calls', demand, [accepted], `${missing} of them were not there`, at);
    }
    await pair.pause();
  }
}

/**
 * Waits until the backup is seen to have these calls, for a scenario that rests on it. That it has them at once is for
 * another one to judge; that they never come is wrong in any.
 */
export async function untilOnBackup(pair: PairUnderTest, ids: readonly string[]): Promise<void> {
  const demand = 'a call that begins with the HA connection established is copied';
  const limit = pair.now().latest + stuckAfterSeconds;
  for (;;) {
    const { at, calls } = await listBackup(pair, demand);
    const onBackup = new Set(calls);
    const missing = ids.filter((id) => !onBackup.has(id)).length;
    if (missing === 0) return;
    if (at.earliest > limit) {
      const accepted = `all ${ids.length} call(s) on the backup within ${stuckAfterSeconds} s`;
      throw otherFailed('sync.new-calls', demand, [accepted], `${missing} of them were not there`, at);
    }
    await pair.pause();
  }
}

/** No call is on the backup more than once. */
export async function checkOnce(pair: PairUnderTest): Promise<void> {
  const demand = 'each call is on the backup once';
  const { at, calls } = await listBackup(pair, demand);
  const copies = calls.length - new Set(calls).size;
  if (copies > 0)
    throw otherFailed('sync.only-missing', demand, ['none twice'], `${copies} call(s) more than once`, at);
}

/**
 * Every call that was not hung up exists on the member that runs as primary. A loss after a switchover or failover that was a
 * double failure (A22) is not held against the pair.
 */
export async function checkLost(pair: PairUnderTest): Promise<void> {
  const demand = 'no call is lost';
  const lost = await countLost(pair);
  const { endedByThemselves, hadDoubleFailure } = pair.history;
  if (lost.count === 0 && endedByThemselves > 0) {
    const seen = `${endedByThemselves} were gone before a member was stopped or changed its role`;
    throw inconclusive(demand, ['calls that go on until they are hung up'], seen, lost.at);
  }
  if (lost.count === 0) return;
  const seen = `${lost.count} of ${lost.of} call(s) no longer exist on the primary`;
  if (!hadDoubleFailure) throw failed(demand, ['none'], seen, lost.at);
  const accepted = 'both members ready for switchover before each switchover and failover';
  throw inconclusive(demand, [accepted], `they were not, and ${seen}`, lost.at);
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
