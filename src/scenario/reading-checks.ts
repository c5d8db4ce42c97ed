/**
 * Where the document is open the kit accepts every reading, and says which one a pair was seen to follow. None of these ever
 * fails a pair for its reading; they fail it where every reading is broken, and say nothing where a look was not close enough.
 */
import { ControlError } from '../control/control-error.ts';
import { pauseSeconds, readyAgainSeconds, settlingSeconds } from '../history/figures.ts';
import { type OpenPoint, openPoints } from '../requirements/readings.ts';
import { formatInterval, interval } from '../timing/interval.ts';
import type { ReadingSeen } from '../verdict/finding.ts';
import { countLost } from './call-checks.ts';
import type { PairUnderTest } from './pair-under-test.ts';
import { becomes, mustBecome, ofRole, untilPairIsReady } from './readiness-checks.ts';

/** A3: multisite calls that the backup has since an earlier connection, and that go on after the next establishment. */
export async function readHoldOfMirroredCalls(pair: PairUnderTest): Promise<readonly ReadingSeen[]> {
  const t0 = pair.established().at;
  const settled = interval(t0.earliest + settlingSeconds, t0.latest + settlingSeconds + pair.target.tolerances.grace);
  await pair.waitUntil(settled);
  const primary = ofRole(await pair.look(), 'primary', 'the primary answers');
  const ready = primary.flag('switchover').kind === 'ready';
  return [
    seen('A3', ready ? 1 : 0, `the primary was ${ready ? 'ready' : 'not ready'} at ${formatInterval(primary.at)}`),
  ];
}

/** A4: multisite calls from before the establishment, with every other call copied already. */
export async function readHoldOfBackup(pair: PairUnderTest): Promise<readonly ReadingSeen[]> {
  await pair.waitSeconds(pauseSeconds + pair.target.tolerances.grace);
  const backup = ofRole(await pair.look(), 'backup', 'the backup answers');
  const ready = backup.flag('switchover').kind === 'ready';
  return [
    seen(
      'A4',
      ready ? 1 : 0,
      `the backup was ${ready ? 'ready' : 'not ready'} with multisite calls from before in progress`,
    ),
  ];
}

/** A14: whether the backup is ready as soon as the last batch is copied, or a pause later. It must be ready after the pause. */
export async function readWaitAfterLastBatch(pair: PairUnderTest): Promise<readonly ReadingSeen[]> {
  const backup = ofRole(await pair.look(), 'backup', 'the backup answers');
  const copied = pair.now();
  const atOnce = backup.flag('switchover').kind === 'ready';
  await becomes(pair, 'backup', 'ready', 'switchover', interval(copied.earliest, copied.latest + pauseSeconds));
  if (pair.clock.kind === 'wall') return [];
  return [
    seen(
      'A14',
      atOnce ? 0 : 1,
      atOnce ? 'the backup was ready with the last call copied' : 'the backup was ready 1 s later',
    ),
  ];
}

/** A19: calls that ended while there was no HA connection. */
export async function readStuckCalls(pair: PairUnderTest, ended: readonly string[]): Promise<readonly ReadingSeen[]> {
  const { calls } = await pair.callsOn('backup');
  if (calls === undefined) return [];
  const onBackup = new Set(calls);
  const stuck = ended.filter((id) => onBackup.has(id)).length;
  return [seen('A19', stuck === 0 ? 0 : 1, `${stuck} of ${ended.length} ended call(s) were still on the backup`)];
}

/** A23: readiness after an ordered switchover while both members were ready. */
export async function readReadinessAfterSwitchover(pair: PairUnderTest): Promise<readonly ReadingSeen[]> {
  await pair.waitSeconds(pair.target.tolerances.grace + pair.target.tolerances.settle);
  const primary = ofRole(await pair.look(), 'primary', 'the new primary answers');
  const stayed = primary.flag('switchover').kind === 'ready';
  const again = readyAgainSeconds(pair.target.tolerances.reconnect);
  if (!stayed) await untilPairIsReady(pair);
  await mustBecome(pair, 'primary', 'ready', 'switchover');
  await mustBecome(pair, 'backup', 'ready', 'switchover');
  return [seen('A23', stayed ? 0 : 1, `the new primary was ${stayed ? 'ready at once' : `ready within ${again} s`}`)];
}

/** A21 and A22: a switchover that the document calls a double failure. What is lost is counted, never failed. */
export async function orderPrematureSwitchover(pair: PairUnderTest): Promise<readonly ReadingSeen[]> {
  try {
    await pair.switchover();
  } catch (error) {
    if (error instanceof ControlError && error.kind === 'conflict') return [seen('A21', 1, error.message)];
    throw error;
  }
  return [seen('A21', 0, await lostInWords(pair))];
}

/** A22: a failover while a member was not ready. It says nothing of A21, as nobody could refuse it. */
export async function countDoubleFailure(pair: PairUnderTest): Promise<ReadingSeen> {
  return seen('A22', 0, await lostInWords(pair));
}

async function lostInWords(pair: PairUnderTest): Promise<string> {
  const lost = await countLost(pair);
  return `double failure: ${lost.count} of ${lost.of} call(s) were lost`;
}

/** A11: the limit that the first batch shows, where it is one of the allowed ones. */
export function readLimitUsed(firstBatch: number | undefined, allowed: readonly number[]): readonly ReadingSeen[] {
  const [byDefault, nearest] = allowed;
  if (firstBatch === undefined || !allowed.includes(firstBatch)) return [];
  const index = firstBatch === byDefault ? 0 : firstBatch === nearest ? 1 : 2;
  return [seen('A11', index, `${firstBatch} call(s) were copied at once`)];
}

/** @throws Error for a point or a reading that the registry does not have: a mistake in the kit. */
function seen(point: string, index: number, evidence: string): ReadingSeen {
  const open: OpenPoint | undefined = openPoints.find((one) => one.point === point);
  const reading = open?.readings[index];
  if (reading === undefined) throw new Error(`open point ${point} has no reading ${index}`);
  return { point, reading, evidence };
}
