import { elapsed, formatSeconds, type Interval } from '../timing/interval.ts';
import { connectionDuring, type Establishment, multisiteHold, type PairHistory } from './history.ts';

/** Seconds that the primary waits after the HA connection is established. */
export const settlingSeconds = 60;

/** Seconds between two batches; also the longest wait that may follow the last one (reading A14). */
export const pauseSeconds = 1;

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

/** Seconds on the target's clock that a page may lag behind (A25). */
interface Grace {
  readonly grace: number;
}

/** Readiness for switchover of the member that runs as primary, seen during `at`. */
export function primaryDemand(history: PairHistory, at: Interval, tolerance: Grace): FlagDemand {
  const connection = connectionDuring(history, at);
  if (connection.state === 'unsure') return { must: 'either' };
  if (connection.state === 'lost') return lostDemand('ready.primary.connection', connection.since.at, at, tolerance);

  const t0 = connection.since;
  const since = elapsed(t0.at, at);
  const hindrances: Hindrance[] = [];
  if (since.latest < settlingSeconds) {
    hindrances.push({
      requirement: 'ready.primary.sixty-seconds',
      condition: `only ${formatSeconds(since.latest)} s at most have passed since the HA connection was established`,
    });
  }
  const calls = callsDuring(history, t0, at);
  if (calls.missing === 'some') {
    hindrances.push({ requirement: 'ready.primary.calls-synchronized', condition: calls.condition });
  }
  const multisite = history.calls.map((group) => ({ group, hold: multisiteHold(history, group, t0, at) }));
  const holding = multisite.filter(({ hold }) => hold === 'holds').reduce((sum, { group }) => sum + group.ids.length, 0);
  if (holding > 0) {
    hindrances.push({
      requirement: 'ready.primary.multisite-finished',
      condition: `${holding} multisite call(s) from before the HA connection have not finished`,
    });
  }
  if (hindrances.length > 0) return { must: 'not ready', because: hindrances };

  const settled = since.earliest >= settlingSeconds + tolerance.grace;
  const noneMayHold = multisite.every(({ group, hold }) => hold === 'does not hold' && endedLongAgo(group.ended, at, tolerance));
  const copied = calls.missing === 'none' && calls.forSeconds >= pauseSeconds + tolerance.grace;
  return settled && noneMayHold && copied && afterRoleChange(history, at, tolerance) ? { must: 'ready' } : { must: 'either' };
}

/** Readiness for switchover of the member that runs as backup, seen during `at`. */
export function backupDemand(history: PairHistory, at: Interval, tolerance: Grace): FlagDemand {
  const connection = connectionDuring(history, at);
  if (connection.state === 'unsure') return { must: 'either' };
  if (connection.state === 'lost') return lostDemand('ready.backup.connection', connection.since.at, at, tolerance);

  const t0 = connection.since;
  const calls = callsDuring(history, t0, at);
  if (calls.missing === 'some') {
    return { must: 'not ready', because: [{ requirement: 'ready.backup.calls-synchronized', condition: calls.condition }] };
  }
  // Reading A4: multisite calls from before t0 may hold the backup, or not.
  const noneMayHold = history.calls.every(
    (group) => multisiteHold(history, group, t0, at) === 'does not hold' && endedLongAgo(group.ended, at, tolerance),
  );
  const copied = calls.missing === 'none' && calls.forSeconds >= pauseSeconds + tolerance.grace;
  return noneMayHold && copied && afterRoleChange(history, at, tolerance) ? { must: 'ready' } : { must: 'either' };
}

/** As soon as the connection is lost the flag is 0; the page may lag behind by the grace period. */
function lostDemand(requirement: string, lost: Interval, at: Interval, { grace }: Grace): FlagDemand {
  if (elapsed(lost, at).earliest < grace) return { must: 'either' };
  return { must: 'not ready', because: [{ requirement, condition: 'there is no HA connection' }] };
}

type Calls =
  | { readonly missing: 'some'; readonly condition: string }
  | { readonly missing: 'none'; readonly forSeconds: number }
  | { readonly missing: 'unsure' };

/**
 * Whether calls from before t0 are missing on the backup during `at`. A call that is missing in a listing taken later was
 * missing during `at` as well; none is missing during `at` if none was in a listing taken earlier.
 */
function callsDuring(history: PairHistory, t0: Establishment, at: Interval): Calls {
  const listings = history.listings.filter(({ establishment }) => establishment === t0.index);
  const later = listings.findLast((listing) => listing.at.earliest >= at.latest && listing.missing > 0);
  if (later !== undefined) return { missing: 'some', condition: `${later.missing} call(s) were still missing on the backup` };
  const none = listings.find((listing) => listing.at.latest <= at.earliest && listing.missing === 0);
  if (none !== undefined) return { missing: 'none', forSeconds: elapsed(none.at, at).earliest };
  return { missing: 'unsure' };
}

function endedLongAgo(ended: Interval | undefined, at: Interval, { grace }: Grace): boolean {
  return ended === undefined || elapsed(ended, at).earliest >= grace;
}

/** Reading A23: after a role change the pair may connect anew and count the 60 s again before it must be ready. */
function afterRoleChange(history: PairHistory, at: Interval, { grace }: Grace): boolean {
  const latest = history.roleChanges.at(-1);
  return latest === undefined || elapsed(latest.at, at).earliest >= settlingSeconds + pauseSeconds + grace;
}
