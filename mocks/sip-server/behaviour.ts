/**
 * How a member behaves, as small policies that it asks at every turn. The document's behaviour is in
 * documented-behaviour.ts; a deviation or an unusual right server replaces some of them.
 */
import type { Role } from './ha-message.ts';
import type { PageAnswer, PageField, PageForm } from './page.ts';
import type { Readings } from './readings.ts';

/** What a member knows of itself at this moment. A live view: fields change as the member does; reading one is O(1). */
export interface Situation {
  readonly name: string;
  /** Seconds on the member's clock. */
  readonly now: number;
  readonly role: Role;
  readonly readings: Readings;
  /** The version that runs; `firstVersion`: the one that the member had when it was made. */
  readonly version: string;
  readonly firstVersion: string;
  /** The process: when it started, and how often the member has been started. */
  readonly startedAt: number;
  readonly starts: number;
  /** The role that it started in, and how often it has changed its role since. */
  readonly startedAs: Role;
  readonly roleChanges: number;
  readonly processId: number;
  readonly firstProcessId: number;
  /** The HTTP port that this start took from the options, and the one that the member was made with. */
  readonly httpPort: number;
  readonly firstHttpPort: number;
  /** An option's value; undefined if it is not set. */
  option(section: string, name: string): string | undefined;
  /** The calls here now, of both kinds, and how many are multisite. */
  readonly calls: number;
  readonly multisiteCalls: number;
  /** How many calls have begun or arrived here since process start. */
  readonly callsCreated: number;
  /** When the last new call began here or arrived here; -Infinity if none has. */
  readonly lastCallAt: number;
  /** The HA connection while it is established. */
  readonly connection: Connection | undefined;
  /** Since process start: how many establishments, and when the first was. */
  readonly establishments: number;
  readonly firstEstablishedAt: number | undefined;
  /** What was reported just before the HA connection was lost last, or before the role changed last; since process start. */
  readonly beforeLoss: Before | undefined;
  readonly beforeRoleChange: Before | undefined;
}

export interface Before {
  readonly at: number;
  readonly role: Role;
  readonly readyForSwitchover: boolean;
  readonly readyForUpgrade: boolean;
}

/** The present HA connection. */
export interface Connection {
  /** t0, in seconds on the member's clock. */
  readonly establishedAt: number;
  readonly peerRole: Role;
  readonly peerVersion: string;
  /** Primary: whether it is known yet which calls are missing. */
  readonly compared: boolean;
  /** Primary: the missing calls that are still to be sent. */
  readonly missing: number;
  /** Primary: the calls that were missing when the two compared, and how many batches have gone out. */
  readonly missingAtFirst: number;
  readonly batches: number;
  /** Primary: how many calls the backup said it has, when the two compared last. */
  readonly callsOnBackup: number;
  /** Primary: calls that ended and yet hold readiness (only a wrong server has any). */
  readonly stuck: number;
  /** Primary: calls that were sent and not yet confirmed, missing ones and new ones. */
  readonly missingInFlight: number;
  readonly newInFlight: number;
  /** Primary: a pause is still to pass though nothing is left to send (reading A14: yes). */
  readonly lastPause: boolean;
  /** The multisite calls that hold readiness and are still alive. */
  readonly multisiteHolding: number;
  /** Backup: what the primary said last; undefined until it has. */
  readonly told: { readonly callsMissing: boolean; readonly multisiteLeft: boolean } | undefined;
  /** The largest batch, as it was read at establishment. */
  readonly limit: number;
}

export interface Call {
  readonly id: number;
  readonly multisite: boolean;
}

/** The conditions of readiness for switchover; a backup is asked for the first and third only. */
export interface Conditions {
  readonly connection: boolean;
  readonly settled: boolean;
  readonly callsSynchronized: boolean;
  readonly multisiteFinished: boolean;
}

export interface Behaviour {
  // Readiness
  connected(s: Situation): boolean;
  /** Seconds that must pass, and since when, until the primary counts as settled. */
  settlingTime(s: Situation): number;
  settlingSince(s: Situation): number;
  /** The primary's view: every non-multisite call is on the backup. */
  primarySynchronized(s: Situation): boolean;
  /** The backup's view: every call is here. */
  backupSynchronized(s: Situation): boolean;
  multisiteFinished(s: Situation): boolean;
  primaryReady(conditions: Conditions, s: Situation): boolean;
  backupReady(conditions: Conditions, s: Situation): boolean;
  readyForUpgrade(s: Situation): boolean;

  // What is missing, what is sent, and when
  /** Whether versions as text a >= b. */
  versionAtLeast(version: string, minimum: string): boolean;
  /** Whether a call of the primary from before the connection has to be sent. */
  isMissing(call: Call, onBackup: boolean, s: Situation): boolean;
  /** Whether a call of the primary from before the connection has to end before it is ready. */
  holdsReadiness(call: Call, onBackup: boolean, s: Situation): boolean;
  /** What the option's text means; `previous`: the value last in effect. */
  readLimit(text: string | undefined, previous: number, s: Situation): number;
  defaultLimit(s: Situation): number;
  /** Which of the two members' values counts. */
  chooseLimit(primary: number, backup: number, s: Situation): number;
  /** The limit for the next batch: as read at establishment, or as the option says at this moment. */
  limitInEffect(established: number, current: () => number, s: Situation): number;
  /** How many of the missing calls the next batch carries. */
  batchSize(limit: number, s: Situation): number;
  /** Seconds from establishment to the first batch, and from one batch to the next. */
  delayBeforeFirstBatch(s: Situation): number;
  pause(s: Situation): number;
  pauseAfterLast(s: Situation): boolean;
  /** How often a missing call is really sent when its turn comes: 1. */
  copiesOfMissing(call: Call, s: Situation): number;
  /** When a call that begins with the connection established is sent. */
  sendsNewCall(call: Call, s: Situation): 'at once' | 'after the missing calls' | 'never';
  copiesOfNew(call: Call, s: Situation): number;
  /** Whether a call that begins during synchronization has the next batch sent at once, before its pause is over. */
  hurriesNextBatch(call: Call, s: Situation): boolean;
  tellsEnd(call: Call, s: Situation): boolean;
  /** What the end of a missing call does to synchronization. */
  endOfMissing(call: Call, s: Situation): 'leaves' | 'keeps its place' | 'holds readiness';
  /** What a call that ends without an HA connection does to the synchronization of the next one. */
  endWithoutConnection(call: Call, s: Situation): 'nothing' | 'holds readiness';
  /** Whether the primary has calls removed that only the backup has. */
  removesStale(occasion: 'establishment' | 'role change', s: Situation): boolean;

  // Roles and process
  roleAtStart(ordered: Role, s: Situation): Role;
  /** Whether an ordered role is taken. */
  takesRole(ordered: Role, s: Situation): boolean;
  /** Whether the primary obeys an ordered switchover (A21); `ready`: both members report readiness for it. */
  obeysSwitchover(ready: boolean, s: Situation): boolean;
  /** Whether the new primary keeps a call that it has. */
  keepsCallAsPrimary(call: Call, s: Situation): boolean;
  /** When a member drops calls that nobody hung up, on its clock, and which; undefined: it does not. */
  dropsCallsAt(s: Situation): number | undefined;
  dropsCall(call: Call, s: Situation): boolean;
  /** What an ordered switchover does to the HA connection. */
  connectionAtSwitchover(s: Situation): 'stays' | 'anew';
  /** Which version really runs after an installation of `version`. */
  installs(version: string, s: Situation): string;
  /** The process id of this start; `fresh` was never used before. */
  processId(fresh: number, s: Situation): number;
  /** The port of the status page from this start on; `option` is what option http-port says, or the first port. */
  httpPort(option: number, s: Situation): number;

  // The status page
  /** Whether somebody answers in its place while the member is stopped. */
  answersWhileStopped(s: Situation): boolean;
  roleText(s: Situation): string;
  flagText(flag: 'switchover' | 'upgrade', ready: boolean, form: PageForm, s: Situation): string;
  /** The fields of module sipServer as they will stand on the page, in order. */
  fields(fields: readonly PageField[], form: PageForm, s: Situation): readonly PageField[];
  /** The last word on any answer of the page. */
  answer(answer: PageAnswer, request: { readonly method: string; readonly target: string }, s: Situation): PageAnswer;
}
