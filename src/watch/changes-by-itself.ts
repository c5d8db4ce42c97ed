import type { Pair } from '../control/wire.ts';
import type { Change, FactOf } from '../history/fact.ts';
import { readyAgainSeconds } from '../history/figures.ts';
import type { History } from '../history/history.ts';
import type { Look, MemberLook } from '../history/look.ts';
import { rolesMayChange } from '../history/pair-history.ts';
import type { Tolerances } from '../oracle/tolerances.ts';
import { type Interval, interval } from '../timing/interval.ts';

type ByItself = FactOf<'changed by itself'>;

/**
 * Whether what two pages show makes it worth while to ask the target about the HA connection: a page contradicts what is known,
 * or has no field for it and is not ready for whatever reason.
 */
export function isWorthAsking(history: History, look: Look, tolerances: Tolerances): boolean {
  if (history.connectionUnderWay !== undefined) return false;
  const established = history.connection.at(-1)?.state === 'established';
  return look.some(({ answer }) => {
    if (answer.kind !== 'status') return false;
    const { haConnection, readyForSwitchover } = answer.status;
    if (haConnection !== undefined) return haConnection !== established;
    return established && readyForSwitchover.kind === 'not ready' && mayConnectAnew(history, look, tolerances);
  });
}

/** A pair may connect anew after a change of roles (reading A23). */
function mayConnectAnew(history: History, look: Look, { reconnect }: Tolerances): boolean {
  const latest = history.roleChanges.at(-1);
  return latest !== undefined && look[0].at.earliest - latest.at.latest <= readyAgainSeconds(reconnect);
}

/**
 * Changes of the HA connection that nobody ordered, by what the target says and the pages show.
 *
 * The document knows no field for the HA connection on a page, so what the target says comes first. A page is believed beside
 * it only where it has shown the present connection already: then one that no longer shows it has seen it go, and if the
 * target says that it is there, it has come back since.
 *
 * @param confirmed when what is known of the HA connection was seen to be so last
 */
export function connectionByItself(
  history: History,
  pair: Pair,
  told: Interval,
  look: Look | undefined,
  confirmed: Interval,
): readonly ByItself[] {
  if (history.connectionUnderWay !== undefined) return [];
  const state = history.connection.at(-1)?.state;
  const { haConnection } = pair;
  const span = (until: Interval) => interval(Math.min(confirmed.earliest, until.latest), until.latest);
  const change = (to: 'established' | 'lost', at: Interval): ByItself =>
    byItself({ what: 'HA connection', state: to }, at);
  if (haConnection !== 'unknown' && haConnection !== state) return [change(haConnection, span(told))];
  const denying = state === 'established' ? look?.find((one) => deniesConnection(history, one)) : undefined;
  if (denying !== undefined) {
    const lost = change('lost', span(denying.at));
    return haConnection === 'established' ? [lost, change('established', span(told))] : [lost];
  }
  if (haConnection === 'unknown' && state === 'lost' && !history.linkIsCut && look?.every(showsConnection))
    return [change('established', span(look[0].at))];
  return [];
}

/** An ordered change of the HA connection that only the pages can tell has surely happened by this look. */
export function orderedChangeShown(history: History, look: Look): readonly ByItself[] {
  const change = history.connectionUnderWay;
  if (change === undefined || history.pair.haConnection !== 'unknown') return [];
  const at = interval(change.at.earliest, Math.max(look[0].at.latest, look[1].at.latest));
  const shown =
    change.state === 'established'
      ? look.every((one) => showsConnection(one) && one.at.earliest >= change.at.earliest)
      : !look.some(showsConnection);
  return shown ? [byItself({ what: 'HA connection', state: change.state }, at)] : [];
}

/** A change of roles that nobody ordered: the member that must run as backup runs as primary, and the other one no longer does. */
export function rolesByItself(history: History, look: Look, { settle, grace }: Tolerances): readonly ByItself[] {
  const expected = history.expectedPrimary;
  // On a virtual clock nothing happens by itself: there it is wrong.
  if (expected === undefined || history.clock === 'virtual') return [];
  const settled = interval(look[0].at.earliest - settle - grace, look[1].at.latest);
  if (rolesMayChange(history, interval(settled.earliest, Math.max(settled.latest, look[0].at.latest)))) return [];
  const primary = look.find((one) => roleOf(one) === 'primary')?.member;
  const former = look.find(({ member }) => member === expected);
  if (primary === undefined || primary === expected || former === undefined || roleOf(former) === 'primary') return [];
  const since = history.roleChanges.at(-1)?.at.latest ?? Number.NEGATIVE_INFINITY;
  const last = history.looks.all.findLast((earlier) =>
    earlier.some((one) => one.member === expected && roleOf(one) === 'primary' && one.at.earliest >= since),
  );
  if (last === undefined) return [];
  const earliest = Math.min(last[0].at.earliest, last[1].at.earliest);
  return [byItself({ what: 'roles', primary }, interval(earliest, Math.max(look[0].at.latest, look[1].at.latest)))];
}

function byItself(change: Change, at: Interval): ByItself {
  return { kind: 'changed by itself', at, change };
}

function roleOf({ answer }: MemberLook): string | undefined {
  return answer.kind === 'status' ? answer.status.role : undefined;
}

function showsConnection({ answer }: MemberLook): boolean {
  return answer.kind === 'status' && answer.status.haConnection === true;
}

/** A page that showed the present connection before, and no longer does. */
function deniesConnection(history: History, { member, answer }: MemberLook): boolean {
  if (answer.kind !== 'status' || answer.status.haConnection !== false) return false;
  const change = history.connection.at(-1);
  if (change === undefined) return false;
  return history.looks
    .sinceConnectionChange(change.at)
    .some((look) => look.some((one) => one.member === member && showsConnection(one)));
}
