import { onItsWaySeconds, pauseSeconds, readyAgainSeconds, settlingSeconds } from '../history/figures.ts';
import {
  type CallGroup,
  connectionDuring,
  type Establishment,
  existedBefore,
  type Listing,
  multisiteHold,
  type PairHistory,
  rolesMayChange,
} from '../history/pair-history.ts';
import { elapsed, formatSeconds, type Interval } from '../timing/interval.ts';
import { type Grace, shownDuring } from './staleness.ts';

/** Why a flag must be 0: the requirement, and the condition that surely does not hold. */
export interface Hindrance {
  readonly requirement: string;
  readonly condition: string;
}

/**
 * What the document demands of a readiness flag in a history. `either` covers both kinds of doubt: an open reading of the
 * document, and times that are not known exactly enough.
 */
export type FlagDemand =
  | { readonly must: 'not ready'; readonly because: readonly Hindrance[] }
  | { readonly must: 'ready' }
  | { readonly must: 'either' };

/** Readiness for switchover of the member that runs as primary, as a page read during `at` shows it. */
export function primaryDemand(history: PairHistory, at: Interval, tolerance: Grace): FlagDemand {
  const shown = shownDuring(at, tolerance);
  const connection = connectionDuring(history, shown);
  if (connection.state === 'unsure' || rolesMayChange(history, shown)) return { must: 'either' };
  if (connection.state === 'lost') return noConnection('ready.primary.connection');

  const t0 = connection.since;
  const since = elapsed(t0.at, shown);
  const hindrances: Hindrance[] = [];
  if (since.latest < settlingSeconds) {
    hindrances.push({
      requirement: 'ready.primary.sixty-seconds',
      condition: `only ${formatSeconds(since.latest)} s at most have passed since the HA connection was established`,
    });
  }
  const missing = missingDuring(history, t0, shown);
  if (missing !== undefined) {
    hindrances.push({ requirement: 'ready.primary.calls-synchronized', condition: missing });
  }
  const holding = history.calls
    .filter((group) => multisiteHold(history, group, t0, shown) === 'holds')
    .reduce((sum, { ids }) => sum + ids.length, 0);
  if (holding > 0) {
    hindrances.push({
      requirement: 'ready.primary.multisite-finished',
      condition: `${holding} multisite call(s) from before the HA connection have not finished`,
    });
  }
  if (hindrances.length > 0) return { must: 'not ready', because: hindrances };
  return since.earliest >= settlingSeconds && allSurelyCopied(history, t0, shown, tolerance)
    ? { must: 'ready' }
    : { must: 'either' };
}

/** Readiness for switchover of the member that runs as backup, as a page read during `at` shows it. */
export function backupDemand(history: PairHistory, at: Interval, tolerance: Grace): FlagDemand {
  const shown = shownDuring(at, tolerance);
  const connection = connectionDuring(history, shown);
  if (connection.state === 'unsure' || rolesMayChange(history, shown)) return { must: 'either' };
  if (connection.state === 'lost') return noConnection('ready.backup.connection');

  const t0 = connection.since;
  const missing = missingDuring(history, t0, shown);
  if (missing !== undefined) {
    return { must: 'not ready', because: [{ requirement: 'ready.backup.calls-synchronized', condition: missing }] };
  }
  return allSurelyCopied(history, t0, shown, tolerance) ? { must: 'ready' } : { must: 'either' };
}

function noConnection(requirement: string): FlagDemand {
  return { must: 'not ready', because: [{ requirement, condition: 'there is no HA connection' }] };
}

/** Every condition on calls surely holds, for either role and under every reading. */
function allSurelyCopied(history: PairHistory, t0: Establishment, shown: Interval, tolerance: Grace): boolean {
  return (
    noneMissingFor(history, t0, shown) >= pauseSeconds &&
    // Reading A4: multisite calls from before t0 may hold the backup, or not.
    history.calls.every((group) => multisiteHold(history, group, t0, shown) === 'does not hold') &&
    // Reading A17: a call that is on its way may take readiness away for that moment.
    !history.calls.some(
      ({ begun }) => begun.latest + onItsWaySeconds >= shown.earliest && begun.earliest <= shown.latest,
    ) &&
    // Nobody knows on which side of t0 these began, so no listing speaks of them.
    !history.calls.some((group) => existedBefore(group, t0) === undefined && goesOn(group, shown)) &&
    afterRoleChange(history, shown, tolerance)
  );
}

/**
 * The condition that calls from before t0 surely are missing on the backup during `at`, undefined if that is not sure. A call
 * that is missing in a listing taken later was missing during `at` as well.
 */
function missingDuring(history: PairHistory, t0: Establishment, at: Interval): string | undefined {
  // A switchover before all were copied is a double failure (A22): nobody says what must become of the rest.
  if (history.roleChanges.some(({ era }) => era > t0.index)) return undefined;
  const later = listingsSince(history, t0).findLast(
    ({ at: taken, missing }) => taken.earliest >= at.latest && missing > 0,
  );
  return later && `${later.missing} call(s) were still missing on the backup`;
}

/** Seconds for which surely no call from before t0 has been missing when `at` begins; negative if that may begin later. */
function noneMissingFor(history: PairHistory, t0: Establishment, at: Interval): number {
  const none = listingsSince(history, t0).find(({ missing }) => missing === 0);
  return none === undefined ? Number.NEGATIVE_INFINITY : elapsed(none.at, at).earliest;
}

function listingsSince(history: PairHistory, t0: Establishment): readonly Listing[] {
  return history.listings.filter(({ establishment }) => establishment === t0.index);
}

function goesOn({ ended }: CallGroup, shown: Interval): boolean {
  return ended === undefined || ended.latest > shown.earliest;
}

/** Reading A23: after a role change the pair may connect anew and count the 60 s again before it must be ready. */
export function afterRoleChange(history: PairHistory, shown: Interval, tolerance: Pick<Grace, 'reconnect'>): boolean {
  const latest = history.roleChanges.at(-1);
  return latest === undefined || elapsed(latest.at, shown).earliest >= readyAgainSeconds(tolerance.reconnect);
}
