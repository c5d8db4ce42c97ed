import type { Interval } from '../timing/interval.ts';

/**
 * What happened to a pair so far, as far as the kit can know: what it did itself, and what the pair was seen to do. Times
 * are intervals on the target's clock. Where order matters more than time, an *era* says it: the number of connection
 * changes that had been seen when the kit acted. Two things of one instant on a virtual clock still have an order.
 */
export interface PairHistory {
  /** Oldest first; established and lost take turns. */
  readonly connection: readonly ConnectionChange[];
  readonly calls: readonly CallGroup[];
  /** Every ordered switchover and every failover. */
  readonly roleChanges: readonly RoleChange[];
  /** The era of every time that a member lost what it knew of calls, because it was stopped or killed. */
  readonly memoryLosses: readonly number[];
  /** Listings of calls since the last thing that could change what is missing, oldest first. */
  readonly listings: readonly Listing[];
}

export interface ConnectionChange {
  readonly state: 'established' | 'lost';
  /** `latest` is Infinity while the change was ordered and not yet seen. */
  readonly at: Interval;
}

export interface RoleChange {
  /** `latest` is Infinity while the change is under way. */
  readonly at: Interval;
  readonly era: number;
}

/** Calls of one kind that began together and, if they ended, ended together. */
export interface CallGroup {
  readonly ids: readonly string[];
  readonly multisite: boolean;
  /** undefined: the calls began while a connection change was under way, so that their order is not known. */
  readonly era: number | undefined;
  readonly begun: Interval;
  readonly ended: Interval | undefined;
}

/** How many calls that should exist on both members were missing on the backup at one time. */
export interface Listing {
  readonly at: Interval;
  /** The establishment that it belongs to, by its place in `history.connection`. */
  readonly establishment: number;
  /** Non-multisite calls from before that establishment that had not ended and that the backup lacked. */
  readonly missing: number;
}

export interface Establishment {
  /** Its place in `history.connection`. */
  readonly index: number;
  readonly at: Interval;
}

/** What is known of the HA connection during `at`: surely one of the two, or not sure. */
export function connectionDuring(history: PairHistory, at: Interval): ConnectionDuring {
  let begun: { state: 'established' | 'lost'; since: Establishment } | undefined;
  for (const [index, change] of history.connection.entries()) {
    if (change.at.latest <= at.earliest) begun = { state: change.state, since: { index, at: change.at } };
    else if (change.at.earliest <= at.latest) return { state: 'unsure' };
  }
  return begun ?? { state: 'unsure' };
}

/**
 * The HA connection was there all the time, and before it began: on a virtual clock a cut, what was done in it and its end may be of
 * one instant.
 */
export function surelyConnected(history: PairHistory, during: Interval): boolean {
  const connection = connectionDuring(history, during);
  return connection.state === 'established' && connection.since.at.latest < during.earliest;
}

export type ConnectionDuring =
  | { readonly state: 'established' | 'lost'; readonly since: Establishment }
  | { readonly state: 'unsure' };

/** The latest establishment (it may still be under way), unless the connection is lost now. */
export function latestEstablishment(history: PairHistory): Establishment | undefined {
  const latest = history.connection.at(-1);
  return latest?.state === 'established' ? { index: history.connection.length - 1, at: latest.at } : undefined;
}

/** Whether calls existed when the connection was established: yes, no, or undefined when it is not known. */
export function existedBefore(group: CallGroup, establishment: Establishment): boolean | undefined {
  return group.era === undefined ? undefined : group.era <= establishment.index;
}

/**
 * How a group of calls bears on the primary's readiness after an establishment, for a look during `at`.
 * - `holds`: multisite calls from before it, which the backup never had, go on: the primary must wait for them.
 * - `may hold`: multisite calls from before it that the backup may have since an earlier connection (reading A3), or whose
 *   order is not known, or that may have ended by now. After a role change also those that the present primary may not have,
 *   and those from after the establishment (the connection may be another one by now, reading A23), and ended ones that the
 *   present primary may not know to have ended (reading A19).
 * - `does not hold`: all other calls.
 */
export function multisiteHold(
  history: PairHistory,
  group: CallGroup,
  establishment: Establishment,
  at: Interval,
): 'holds' | 'may hold' | 'does not hold' {
  const { multisite, ended } = group;
  if (!multisite) return 'does not hold';
  if (ended !== undefined && ended.latest <= at.earliest) {
    return mayBeStuck(history, ended) ? 'may hold' : 'does not hold';
  }
  const before = existedBefore(group, establishment);
  const rolesChangedSince = history.roleChanges.some((change) => !surelyBefore(change, group));
  if (before === false && !rolesChangedSince) return 'does not hold';
  const mayHaveEnded = ended !== undefined && ended.earliest <= at.latest;
  if (before !== true || rolesChangedSince || mayHaveEnded) return 'may hold';
  return mayBeOnBackup(history, group, establishment) ? 'may hold' : 'holds';
}

/** Whether calls that ended without an HA connection may live on in a backup (reading A19) that has become primary since. */
function mayBeStuck(history: PairHistory, ended: Interval): boolean {
  return !surelyConnected(history, ended) && history.roleChanges.some(({ at }) => at.latest >= ended.earliest);
}

/** Whether the roles had changed when the calls began; where they changed later the present primary may not have the calls. */
function surelyBefore(change: RoleChange, group: CallGroup): boolean {
  // Of a group without an era only the times can tell.
  return change.era < (group.era ?? 0) || change.at.latest < group.begun.earliest;
}

/** Whether the roles change during `at`, or may do so. */
export function rolesMayChange(history: PairHistory, at: Interval): boolean {
  return history.roleChanges.some((change) => change.at.latest > at.earliest && change.at.earliest <= at.latest);
}

/** Whether calls can have reached the backup before the establishment: over an earlier connection, and no restart since. */
function mayBeOnBackup(history: PairHistory, group: CallGroup, establishment: Establishment): boolean {
  const lastMemoryLoss = history.memoryLosses.at(-1) ?? 0;
  return history.connection.some(
    (change, index) =>
      change.state === 'established' &&
      index < establishment.index &&
      // The connection that came up as change `index` lasted until change `index + 1`.
      (group.era ?? 0) <= index + 1 &&
      lastMemoryLoss <= index,
  );
}
