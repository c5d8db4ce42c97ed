import { onItsWaySeconds, pauseSeconds, readyAgainSeconds, settlingSeconds } from '../history/figures.ts';
import { flagText, type Look, type MemberLook } from '../history/look.ts';
import type { Flag } from '../status/server-status.ts';
import { formatInterval, formatSeconds, type Interval, interval, microseconds } from '../timing/interval.ts';
import { CheckEnded, failed, inconclusive, notTested } from './check-ended.ts';
import type { PairUnderTest } from './pair-under-test.ts';

export type RunningRole = 'primary' | 'backup';
export type Readiness = 'ready' | 'not ready';
export type Purpose = 'switchover' | 'upgrade';

/**
 * From this moment on (at the latest after the grace period) the flag has this value. Looks until it has. A look that came
 * too late proves little: a flag that is right by then may have become so too late, and one that is no longer "not ready"
 * may have every reason. Only a ready flag that is missing is wrong at any later time.
 */
export async function becomes(
  pair: PairUnderTest,
  role: RunningRole,
  readiness: Readiness,
  purpose: Purpose,
  moment: Interval = pair.now(),
): Promise<void> {
  const demand = `the ${role} is ${readiness} for ${purpose}`;
  const { resolution } = pair.target.tolerances;
  const due = settledAfter(pair, moment);
  for (;;) {
    const look = ofRole(await pair.look(), role, demand);
    const shown = flagText(look.flag(purpose));
    const right = look.flag(purpose).kind === readiness;
    const tooLate = look.at.latest > due + resolution;
    if (right && !tooLate) return;
    const surelyDue = look.at.earliest >= due;
    if (!right && surelyDue && (readiness === 'ready' || !tooLate)) {
      throw failed(demand, [readiness], `${look.member} was ${shown} for ${purpose}`, look.at);
    }
    if (tooLate && (right || surelyDue)) {
      const accepted = `${readiness}, in a look at the latest ${formatSeconds(resolution)} s after ${formatSeconds(due)} s`;
      throw inconclusive(demand, [accepted], `the look that came first showed ${shown}`, look.at);
    }
    await pair.pause();
  }
}

/** The time from which on a flag must surely show what holds since `moment`. */
function settledAfter(pair: PairUnderTest, moment: Interval): number {
  const begun = pair.calls.groups
    .map((group) => group.begun.latest + onItsWaySeconds)
    .filter((at) => at > moment.latest);
  return Math.max(moment.latest, ...begun) + pair.target.tolerances.grace;
}

/**
 * Up to `moment` the flag has kept this value since the latest change of the HA connection. Fails when a look that was surely
 * not later, and not so soon after the change that the page may lag behind, shows the other value; passes when the last look
 * with this value surely came close enough to the moment.
 */
export async function still(
  pair: PairUnderTest,
  role: RunningRole,
  readiness: Readiness,
  purpose: Purpose,
  moment: Interval = pair.now(),
): Promise<void> {
  const demand = `the ${role} is still ${readiness} for ${purpose}`;
  const { member } = ofRole(await pair.look(), role, demand);
  const looks = looksAt(pair.looksSinceConnectionChange(), member);
  const { grace, resolution } = pair.target.tolerances;
  const fresh = (pair.history.connection.at(-1)?.at.latest ?? 0) + grace;
  const other = looks.find(
    ({ at, flag }) => flag(purpose).kind !== readiness && at.earliest >= fresh && at.latest <= moment.earliest,
  );
  if (other !== undefined) {
    throw failed(demand, [readiness], `${member} was ${flagText(other.flag(purpose))} for ${purpose}`, other.at);
  }
  const last = looks.findLast((look) => look.flag(purpose).kind === readiness);
  if (last === undefined || last.at.earliest < microseconds(moment.latest - resolution)) {
    throw inconclusive(
      demand,
      [`a look that shows ${readiness} within ${formatSeconds(resolution)} s of ${formatInterval(moment)}`],
      last === undefined ? 'no such look' : `the last one was at ${formatInterval(last.at)}`,
      moment,
    );
  }
}

/** From a grace period after now on, and with no call on its way, every look shows this value, for so many seconds. */
export async function stays(
  pair: PairUnderTest,
  role: RunningRole,
  readiness: Readiness,
  purpose: Purpose,
  seconds: number,
): Promise<void> {
  const begin = pair.now();
  const settled = interval(begin.earliest, settledAfter(pair, begin));
  await keeps(pair, role, readiness, purpose, settled, interval(settled.latest + seconds, settled.latest + seconds));
}

/** Every look since the HA connection was established shows this value, until so many seconds after it. */
export async function keepsSinceEstablished(
  pair: PairUnderTest,
  role: RunningRole,
  readiness: Readiness,
  purpose: Purpose,
  seconds: number,
): Promise<void> {
  const { at } = pair.established();
  await keeps(pair, role, readiness, purpose, at, interval(at.earliest + seconds, at.latest + seconds));
}

async function keeps(
  pair: PairUnderTest,
  role: RunningRole,
  readiness: Readiness,
  purpose: Purpose,
  from: Interval,
  to: Interval,
): Promise<void> {
  const demand = `the ${role} is ${readiness} for ${purpose} all the time`;
  const first = pair.looks.length;
  const step = Math.min(pair.target.tolerances.lookEvery, (to.latest - from.earliest) / 5);
  while (pair.now().latest < to.latest) {
    const next = Math.min(pair.now().latest + step, to.latest);
    await pair.waitUntil(interval(next, next));
  }
  const looks = pair.looks
    .slice(first)
    .filter((look) => look.every(({ at }) => at.earliest >= from.latest && at.latest <= to.earliest));
  for (const look of looks) {
    const seen = ofRole(look, role, demand);
    if (seen.flag(purpose).kind !== readiness) {
      throw failed(demand, [readiness], `${seen.member} was ${flagText(seen.flag(purpose))}`, seen.at);
    }
  }
  const farthest = 2 * (step + pair.target.tolerances.resolution);
  const times = [from.latest, ...looks.map(([{ at }]) => at.earliest), to.earliest];
  const longest = Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at)));
  if (looks.length === 0 || longest > farthest) {
    const seen = looks.length === 0 ? 'no look was surely in that time' : `none for ${formatSeconds(longest)} s`;
    throw inconclusive(demand, [`a look at least every ${formatSeconds(farthest)} s`], seen, to);
  }
}

/** At least one of the two is not ready: all that the document surely demands where reading A4 is open. */
export async function pairNotReady(pair: PairUnderTest): Promise<void> {
  const demand = 'the pair is not ready for switchover: at least one member is not ready';
  const due = pair.now().latest + pair.target.tolerances.grace;
  for (;;) {
    const look = await pair.look();
    const primary = ofRole(look, 'primary', demand);
    const backup = ofRole(look, 'backup', demand);
    if (primary.flag('switchover').kind !== 'ready' || backup.flag('switchover').kind !== 'ready') return;
    if (Math.min(primary.at.earliest, backup.at.earliest) >= due) {
      throw failed(demand, ['the primary not ready', 'the backup not ready'], 'both were ready', primary.at);
    }
    await pair.pause();
  }
}

/**
 * Both become ready for switchover, as they must with nothing in the way, so that a scenario about something else can go on. A
 * member that does not breaks the requirement on readiness, and not the scenario's own.
 */
export async function untilPairIsReady(pair: PairUnderTest): Promise<void> {
  const seconds =
    pair.history.roleChanges.length > 0
      ? readyAgainSeconds(pair.target.tolerances.reconnect)
      : settlingSeconds + pauseSeconds;
  await pairBecomesReady(pair, seconds, mustBecome);
}

/** As {@link becomes}, but what it finds is held against the requirement on readiness, whatever the scenario is about. */
export const mustBecome: typeof becomes = async (pair, role, ...demand) => {
  try {
    await becomes(pair, role, ...demand);
  } catch (error) {
    if (!(error instanceof CheckEnded) || error.ending.outcome !== 'failed') throw error;
    throw new CheckEnded({ ...error.ending, requirement: `ready.${role}.all` });
  }
};

/** Both are ready for switchover, at the latest when `seconds` have passed. */
export async function pairBecomesReady(pair: PairUnderTest, seconds: number, check = becomes): Promise<void> {
  const now = pair.now();
  const limit = interval(now.earliest + seconds, now.latest + seconds);
  const boundary = pair.established().at.latest + settlingSeconds;
  if (boundary > now.latest && boundary < limit.latest) await pair.waitUntil(interval(boundary, boundary));
  await check(pair, 'backup', 'ready', 'switchover', limit);
  await check(pair, 'primary', 'ready', 'switchover', limit);
}

/** A member's status as a scenario's step needs it; anything else ends the check without a verdict on its demand. */
interface RoleLook extends MemberLook {
  flag(purpose: Purpose): Flag;
}

export function ofRole(look: Look, role: RunningRole, demand: string): RoleLook {
  const found = look.find(({ answer }) => answer.kind === 'status' && answer.status.role === role);
  if (found !== undefined) return withFlags(found, demand);
  if (
    look.every(
      ({ answer }) => answer.kind === 'status' && answer.status.roleText === '' && answer.status.role === 'other',
    )
  )
    throw notTested('show the role of a running member (HA_ROLE on its page, or role)');
  const unreachable = look.filter(({ answer }) => answer.kind === 'unreachable');
  const seen = look.map(({ member, answer }) => `${member}: ${answer.kind}`).join(', ');
  const outcome = unreachable.length > 0 ? 'target unreachable' : 'inconclusive';
  throw new CheckEnded({ outcome, demand, accepted: [`a member that runs as ${role}`], seen, at: look[0].at });
}

function looksAt(looks: readonly Look[], member: string): readonly RoleLook[] {
  return looks
    .flat()
    .filter((look) => look.member === member && look.answer.kind === 'status')
    .map((look) => withFlags(look, 'a status page'));
}

function withFlags(look: MemberLook, demand: string): RoleLook {
  const { answer } = look;
  if (answer.kind !== 'status')
    throw inconclusive(demand, ['a status page'], `${look.member}: ${answer.kind}`, look.at);
  const { readyForSwitchover, readyForUpgrade } = answer.status;
  return { ...look, flag: (purpose) => (purpose === 'switchover' ? readyForSwitchover : readyForUpgrade) };
}
