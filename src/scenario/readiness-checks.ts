import { flagText, type Look, type MemberLook } from '../observe/look.ts';
import type { Flag } from '../status/server-status.ts';
import { formatInterval, formatSeconds, type Interval, interval } from '../timing/interval.ts';
import { CheckEnded, failed, inconclusive } from './check-ended.ts';
import type { PairUnderTest } from './pair-under-test.ts';

export type RunningRole = 'primary' | 'backup';
export type Readiness = 'ready' | 'not ready';
export type Purpose = 'switchover' | 'upgrade';

/**
 * From this moment on (at the latest after the grace period) the flag has this value. Looks until it has; fails when a look
 * that surely came later shows the other value.
 */
export async function becomes(
  pair: PairUnderTest,
  role: RunningRole,
  readiness: Readiness,
  purpose: Purpose,
  moment: Interval = pair.now(),
): Promise<void> {
  const demand = `the ${role} is ${readiness} for ${purpose}`;
  const { grace } = pair.target.tolerances;
  for (;;) {
    const look = ofRole(await pair.look(), role, demand);
    if (look.flag(purpose).kind === readiness) return;
    if (look.at.earliest >= moment.latest + grace) {
      throw failed(demand, [readiness], `${look.member} was ${flagText(look.flag(purpose))} for ${purpose}`, look.at);
    }
    await pair.pause();
  }
}

/**
 * Up to `moment` the flag has kept this value since the latest change of the HA connection. Fails when a look that was surely
 * not later shows the other value; passes when the last look with this value came close enough to the moment.
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
  const other = looks.find((look) => look.flag(purpose).kind !== readiness && look.at.latest <= moment.earliest);
  if (other !== undefined) {
    throw failed(demand, [readiness], `${member} was ${flagText(other.flag(purpose))} for ${purpose}`, other.at);
  }
  const last = looks.findLast((look) => look.flag(purpose).kind === readiness);
  const { resolution } = pair.target.tolerances;
  if (last === undefined || last.at.latest < moment.earliest - resolution) {
    throw inconclusive(
      demand,
      [`a look that shows ${readiness} within ${formatSeconds(resolution)} s of ${formatInterval(moment)}`],
      last === undefined ? 'no such look' : `the last one was at ${formatInterval(last.at)}`,
      moment,
    );
  }
}

/** From a grace period after now on, every look shows this value, for so many seconds. */
export async function stays(
  pair: PairUnderTest,
  role: RunningRole,
  readiness: Readiness,
  purpose: Purpose,
  seconds: number,
): Promise<void> {
  const begin = pair.now();
  const settled = interval(begin.earliest, begin.latest + pair.target.tolerances.grace);
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
  if (looks.length === 0) throw inconclusive(demand, ['looks that show it'], 'no look was surely in that time', to);
  for (const look of looks) {
    const seen = ofRole(look, role, demand);
    if (seen.flag(purpose).kind !== readiness) {
      throw failed(demand, [readiness], `${seen.member} was ${flagText(seen.flag(purpose))}`, seen.at);
    }
  }
}

/** At least one of the two is not ready: all that the document surely demands where reading A4 is open. */
export async function pairNotReady(pair: PairUnderTest): Promise<void> {
  const demand = 'the pair is not ready for switchover: at least one member is not ready';
  const look = await pair.look();
  const primary = ofRole(look, 'primary', demand);
  const backup = ofRole(look, 'backup', demand);
  if (primary.flag('switchover').kind === 'ready' && backup.flag('switchover').kind === 'ready') {
    throw failed(demand, ['the primary not ready', 'the backup not ready'], 'both were ready', primary.at);
  }
}

/** Both are ready for switchover, at the latest when `seconds` have passed. */
export async function pairBecomesReady(pair: PairUnderTest, seconds: number): Promise<void> {
  const now = pair.now();
  const limit = interval(now.earliest + seconds, now.latest + seconds);
  const boundary = pair.established().at.latest + 60;
  if (boundary > now.latest && boundary < limit.latest) await pair.waitUntil(interval(boundary, boundary));
  await becomes(pair, 'backup', 'ready', 'switchover', limit);
  await becomes(pair, 'primary', 'ready', 'switchover', limit);
}

/** A member's status as a scenario's step needs it; anything else ends the check without a verdict on its demand. */
interface RoleLook extends MemberLook {
  flag(purpose: Purpose): Flag;
}

export function ofRole(look: Look, role: RunningRole, demand: string): RoleLook {
  const found = look.find(({ answer }) => answer.kind === 'status' && answer.status.role === role);
  if (found !== undefined) return withFlags(found, demand);
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
