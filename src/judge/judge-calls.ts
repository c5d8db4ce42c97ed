import type { FactOf } from '../history/fact.ts';
import { onItsWaySeconds } from '../history/figures.ts';
import type { History } from '../history/history.ts';
import type { MemberCalls } from '../history/listing-record.ts';
import type { Loss } from '../history/loss-record.ts';
import { connectionDuring, surelyConnected } from '../history/pair-history.ts';
import { afterRoleChange } from '../oracle/readiness.ts';
import type { Grace } from '../oracle/staleness.ts';
import { interval } from '../timing/interval.ts';
import type { Finding } from '../verdict/finding.ts';
import { judgeBatches } from './judge-batches.ts';

/** Seconds within which a call that has ended must surely be gone from the backup: the document gives no figure. */
const leavesWithinSeconds = 10;

/**
 * What a listing of one member's calls shows to be wrong, whatever the scenario is about.
 *
 * @param losses those that this listing was the first to show
 */
export function judgeListing(
  history: History,
  { member, calls }: FactOf<'listed'>,
  losses: readonly Loss[],
  tolerance: Grace,
): readonly Finding[] {
  if (calls === null) return [];
  const primary = history.callHistory.listed.latest('primary');
  if (primary?.member === member && primary.ids.size + primary.copies === calls.length) {
    return [
      ...judgeCopies(primary),
      ...judgeReturns(history, primary),
      ...losses.flatMap((loss) => judgeLoss(history, loss)),
    ];
  }
  const backup = history.callHistory.listed.latest('backup');
  if (backup?.member !== member) return [];
  return [
    ...judgeCopies(backup),
    ...judgeNewCalls(history, backup, tolerance),
    ...judgeEndedCalls(history, backup),
    ...judgeBatches(history, tolerance),
  ];
}

/** A call is on a member once (sync.only-missing). */
function judgeCopies({ member, copies, at }: MemberCalls): readonly Finding[] {
  if (copies === 0) return [];
  return [
    {
      requirement: 'sync.only-missing',
      outcome: 'failed',
      demand: 'a call that the backup has is not copied again',
      accepted: [`each call once on ${member}`],
      seen: `${copies} call(s) more than once`,
      at,
    },
  ];
}

/**
 * A call that began with the HA connection established is on the backup as soon as it can be (sync.new-calls), for as long as
 * that connection lasts. After a change of roles the pair may connect anew (reading A23) before it copies anything.
 */
function judgeNewCalls(history: History, { ids, at }: MemberCalls, tolerance: Grace): readonly Finding[] {
  const { grace } = tolerance;
  const connection = connectionDuring(history, at);
  if (connection.state !== 'established' || !afterRoleChange(history, at, tolerance)) return [];
  const late = history.calls.filter(
    ({ era, begun, ended }) =>
      ended === undefined &&
      era === connection.since.index + 1 &&
      begun.earliest >= connection.since.at.latest &&
      begun.latest + grace <= at.earliest,
  );
  const all = late.flatMap((group) => group.ids).filter((id) => !history.callHistory.losses.isLost(id));
  const missing = all.filter((id) => !ids.has(id));
  if (missing.length === 0) return [];
  return [
    {
      requirement: 'sync.new-calls',
      outcome: 'failed',
      demand: 'a call that begins with the HA connection established is copied at once',
      accepted: [`all ${all.length} call(s) on the backup`],
      seen: `${missing.length} of them were not there`,
      at,
    },
  ];
}

/**
 * A call that has ended leaves the backup too (sync.ended-call-leaves), where the HA connection was there all the time. What ended
 * without it may stay (reading A19).
 */
function judgeEndedCalls(history: History, { ids, at }: MemberCalls): readonly Finding[] {
  const stuck = history.calls.filter(({ ended }) => {
    if (ended === undefined || ended.latest + leavesWithinSeconds > at.earliest) return false;
    const calm = !history.roleChanges.some((change) => change.at.latest >= ended.earliest);
    return calm && surelyConnected(history, interval(ended.earliest, at.latest));
  });
  const count = stuck.flatMap((group) => group.ids).filter((id) => ids.has(id)).length;
  if (count === 0) return [];
  return [
    {
      requirement: 'sync.ended-call-leaves',
      outcome: 'failed',
      demand: 'a call that ends while the HA connection is established leaves the backup',
      accepted: [`gone ${leavesWithinSeconds} s later`],
      seen: `${count} call(s) that had ended were still there`,
      at,
    },
  ];
}

/**
 * No call is lost in a switchover or failover while both members were ready, and none disappears later. What a double failure
 * has lost (A22) is not held against the pair.
 */
function judgeLoss(history: History, { promised, of, at, changes }: Loss): readonly Finding[] {
  if (promised.length === 0 || changes.some(({ safe }) => !safe)) return [];
  const when =
    changes.length === 0 ? 'with no change of roles in between' : 'in a change of roles with both members ready';
  const broken = [
    changes.length > 0 ? 'switch.no-loss-when-ready' : whatLostThem(history, promised),
    ...(history.members.wasUpgraded ? ['procedure.outcome'] : []),
  ];
  return broken.map((requirement) => ({
    requirement,
    outcome: 'failed',
    demand: 'no call is lost',
    accepted: ['none'],
    seen: `${promised.length} of ${of} call(s) no longer exist on the primary, ${when}`,
    at,
  }));
}

/** The promise that was broken by calls that disappear from a primary for no reason: of the last thing that concerned them. */
function whatLostThem(history: History, ids: readonly string[]): string {
  const [id] = ids;
  const group = history.calls.find((one) => id !== undefined && one.ids.includes(id));
  const since = group?.begun.latest ?? Number.POSITIVE_INFINITY;
  if (history.roleChanges.some(({ at, safe }) => safe && at.latest >= since)) return 'switch.no-loss-when-ready';
  const { beginning } = history;
  if (beginning === undefined || beginning.establishment.at.latest < since) return 'sync.new-calls';
  return beginning.byStart ? 'sync.missing-after-restart' : 'sync.missing-after-link-loss';
}

/**
 * A call that has ended does not come back (sync.ended-call-leaves), unless it ended without an HA connection: then it may
 * live on in the backup (reading A19), and become a primary's in a change of roles.
 */
function judgeReturns(history: History, { at }: MemberCalls): readonly Finding[] {
  const back = new Set(history.callHistory.backFromTheDead);
  if (back.size === 0) return [];
  const ended = history.calls.filter((group) => group.ended !== undefined && group.ids.some((id) => back.has(id)));
  const surely = ended.filter((group) => {
    if (group.ended === undefined) return false;
    const told = interval(group.ended.earliest, group.ended.latest + onItsWaySeconds);
    return (
      surelyConnected(history, told) &&
      !history.roleChanges.some((change) => change.at.earliest <= told.latest && change.at.latest >= told.earliest)
    );
  });
  const count = surely.flatMap(({ ids }) => ids).filter((id) => back.has(id)).length;
  if (count === 0) return [];
  return [
    {
      requirement: 'sync.ended-call-leaves',
      outcome: 'failed',
      demand: 'a call that has ended does not come back',
      accepted: ['none'],
      seen: `${count} call(s) that had ended exist on the primary again`,
      at,
    },
  ];
}
