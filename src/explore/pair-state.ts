import type { Action, CallKind, OptionPlace } from './action.ts';
import { applicationSection } from './action.ts';

/**
 * What a plan expects of the pair: enough to know what can be done next and to name the situation. It judges nothing, and a
 * pair that is found otherwise is judged by the oracle alone.
 */
export interface PairState {
  readonly members: readonly [MemberState, MemberState];
  /** The place of the member that runs as primary; undefined while none runs. */
  readonly primary: 0 | 1 | undefined;
  readonly cut: boolean;
  /** How often the HA connection was established. */
  readonly establishments: number;
  /** Seconds since it was established; undefined while it is lost. */
  readonly since: number | undefined;
  /** Missing calls that one batch carries since the HA connection was established. */
  readonly limit: number;
  readonly ordinary: Calls;
  readonly multisite: Calls;
  /** Multisite calls that are alive and began before the HA connection was established. */
  readonly multisiteBefore: number;
  /** Calls that the backup had and that ended since, without an HA connection. */
  readonly endedApart: number;
  readonly switchovers: number;
  readonly failovers: number;
  /** An option was changed since the HA connection was established. */
  readonly optionChanged: boolean;
}

export interface MemberState {
  readonly running: boolean;
  readonly starts: number;
  /** `first`, or what was installed. */
  readonly build: string;
  /** ha-max-calls-sync-at-once as it is set in its section. */
  readonly limit: string | null;
  /** Something stands under that name in another section. */
  readonly limitElsewhere: boolean;
  /** http-port as it is set, and as it was when the process started. */
  readonly port: 'spare' | 'first' | 'unset';
  readonly servedOn: 'spare' | 'first' | 'unset';
}

/** Calls that are alive: on both members, and on the primary alone. */
export interface Calls {
  readonly mirrored: number;
  readonly missing: number;
}

/** Seconds between two batches. */
const pause = 1;
const usualLimit = 500;

export function freshPair(): PairState {
  const member: MemberState = {
    running: true,
    starts: 1,
    build: 'first',
    limit: null,
    limitElsewhere: false,
    port: 'first',
    servedOn: 'first',
  };
  return {
    members: [member, member],
    primary: 0,
    cut: false,
    establishments: 1,
    since: 0,
    limit: usualLimit,
    ordinary: { mirrored: 0, missing: 0 },
    multisite: { mirrored: 0, missing: 0 },
    multisiteBefore: 0,
    endedApart: 0,
    switchovers: 0,
    failovers: 0,
    optionChanged: false,
  };
}

export function alive(state: PairState, kind: CallKind): number {
  const { mirrored, missing } = callsOf(state, kind);
  return mirrored + missing;
}

export function bothRun({ members }: PairState): boolean {
  return members.every(({ running }) => running);
}

export function isStopped({ members }: PairState): boolean {
  return members.some(({ running }) => !running);
}

/** Whether the target can be asked to do this now, and it would change something. */
export function isPossible(action: Action, state: PairState): boolean {
  const { primary, cut, since } = state;
  switch (action.do) {
    case 'place calls':
      return primary !== undefined;
    case 'end calls':
      return primary !== undefined && alive(state, action.kind) >= (action.count ?? 1);
    case 'lose connection':
      return !cut;
    case 'restore connection':
      return cut;
    case 'stop':
    case 'kill':
    case 'switchover':
      return bothRun(state);
    case 'start':
    case 'install':
      return isStopped(state);
    case 'set limit':
    case 'set port':
      return isThere(action.on, state);
    case 'wait':
      return true;
    case 'wait until':
      return since !== undefined && since < action.sinceEstablished;
  }
}

/** The pair after a possible action. `refused`: the target would not do it (reading A21). */
export function after(action: Action, state: PairState, refused = false): PairState {
  if (refused) return state;
  switch (action.do) {
    case 'place calls':
      return placed(state, action.kind, action.count);
    case 'end calls':
      return ended(state, action.kind, action.which, action.count ?? alive(state, action.kind));
    case 'lose connection':
      return { ...state, cut: true, since: undefined };
    case 'restore connection':
      return connected({ ...state, cut: false });
    case 'stop':
    case 'kill':
      return stopped(state, action.role);
    case 'start':
      return started(state);
    case 'install':
      return changed(state, placesOf('stopped member', state), { build: action.build });
    case 'set limit': {
      const inItsSection = action.section === applicationSection;
      const change = inItsSection ? { limit: action.value } : { limitElsewhere: action.value !== null };
      return { ...changed(state, placesOf(action.on, state), change), optionChanged: state.since !== undefined };
    }
    case 'set port':
      return action.section === applicationSection
        ? changed(state, placesOf(action.on, state), { port: action.to })
        : state;
    case 'switchover':
      return exchanged({ ...state, switchovers: state.switchovers + 1 });
    case 'wait':
      return passed(state, action.seconds);
    case 'wait until':
      return state.since === undefined ? state : passed(state, action.sinceEstablished - state.since);
  }
}

/** Takes out what is not possible any more where actions before it were taken out. */
export function possibleOnly(actions: readonly Action[]): readonly Action[] {
  let state = freshPair();
  return actions.filter((action) => {
    if (!isPossible(action, state)) return false;
    state = after(action, state);
    return true;
  });
}

function callsOf(state: PairState, kind: CallKind): Calls {
  return kind === 'multisite' ? state.multisite : state.ordinary;
}

function placesOf(on: OptionPlace, state: PairState): readonly number[] {
  const { members, primary } = state;
  return members.flatMap(({ running }, place) => {
    if (on === 'both members') return place;
    if (on === 'stopped member') return running ? [] : place;
    return running && (place === primary) === (on === 'primary') ? place : [];
  });
}

function isThere(on: OptionPlace, state: PairState): boolean {
  if (on === 'both members') return true;
  if (on === 'stopped member') return isStopped(state);
  return on === 'primary' ? state.primary !== undefined : bothRun(state);
}

function changed(state: PairState, places: readonly number[], change: Partial<MemberState>): PairState {
  const [first, second] = state.members;
  return {
    ...state,
    members: [
      places.includes(0) ? { ...first, ...change } : first,
      places.includes(1) ? { ...second, ...change } : second,
    ],
  };
}

function placed(state: PairState, kind: CallKind, count: number): PairState {
  const where = state.since === undefined ? 'missing' : 'mirrored';
  const calls = callsOf(state, kind);
  return withCalls(state, kind, { ...calls, [where]: calls[where] + count });
}

function withCalls(state: PairState, kind: CallKind, calls: Calls): PairState {
  return kind === 'multisite' ? { ...state, multisite: calls } : { ...state, ordinary: calls };
}

/** The oldest ones are those that both have, where there are any; multisite calls from before are the oldest of all. */
function ended(state: PairState, kind: CallKind, which: 'oldest' | 'latest', count: number): PairState {
  const { mirrored, missing } = callsOf(state, kind);
  const ofMirrored = which === 'oldest' ? Math.min(mirrored, count) : Math.max(0, count - missing);
  const calls = { mirrored: mirrored - ofMirrored, missing: missing - (count - ofMirrored) };
  const before = kind === 'multisite' ? state.multisiteBefore : 0;
  const later = kind === 'multisite' ? mirrored + missing - before : 0;
  const ofBefore = which === 'oldest' ? Math.min(before, count) : Math.max(0, count - later);
  return {
    ...withCalls(state, kind, calls),
    multisiteBefore: state.multisiteBefore - (kind === 'multisite' ? ofBefore : 0),
    endedApart: state.endedApart + (state.since === undefined ? ofMirrored : 0),
  };
}

/** The HA connection is established where nothing is in the way: all that the backup lacks is missing now. */
function connected(state: PairState): PairState {
  if (state.cut || !bothRun(state) || state.since !== undefined) return state;
  const limit = limitOf(state);
  const { mirrored, missing } = state.ordinary;
  const first = Math.min(missing, limit);
  return {
    ...state,
    establishments: state.establishments + 1,
    since: 0,
    limit,
    ordinary: { mirrored: mirrored + first, missing: missing - first },
    multisiteBefore: alive(state, 'multisite'),
    endedApart: 0,
    optionChanged: false,
  };
}

function limitOf({ members, primary }: PairState): number {
  const text = primary === undefined ? null : members[primary].limit;
  const value = Number(text ?? usualLimit);
  return Number.isInteger(value) && value >= 200 && value <= 1000 ? value : usualLimit;
}

function stopped(state: PairState, role: 'primary' | 'backup'): PairState {
  const apart: PairState = { ...state, since: undefined };
  const [place = 0] = placesOf(role, state);
  const gone = changed(apart, [place], { running: false });
  if (role === 'backup') return allMissing(gone);
  // The backup takes over, with the calls that it has.
  const primary = place === 0 ? 1 : 0;
  return allMissing(onlyMirrored({ ...gone, primary, failovers: state.failovers + 1 }));
}

function started(state: PairState): PairState {
  const [place = 0] = placesOf('stopped member', state);
  const member = state.members[place === 0 ? 0 : 1];
  const up = changed(state, [place], { running: true, starts: member.starts + 1, servedOn: member.port });
  const primary = state.primary ?? (place === 0 ? 0 : 1);
  return connected({ ...up, primary });
}

/** A switchover leaves the new primary with the calls that it has. */
function exchanged(state: PairState): PairState {
  return onlyMirrored({ ...state, primary: state.primary === 0 ? 1 : 0 });
}

function onlyMirrored(state: PairState): PairState {
  const { ordinary, multisite, multisiteBefore } = state;
  return {
    ...state,
    ordinary: { ...ordinary, missing: 0 },
    multisite: { ...multisite, missing: 0 },
    multisiteBefore: Math.min(multisiteBefore, multisite.mirrored),
  };
}

/** There is no backup that has any of them. */
function allMissing(state: PairState): PairState {
  return {
    ...state,
    ordinary: { mirrored: 0, missing: alive(state, 'non-multisite') },
    multisite: { mirrored: 0, missing: alive(state, 'multisite') },
    endedApart: 0,
  };
}

function passed(state: PairState, seconds: number): PairState {
  if (state.since === undefined) return state;
  const since = Math.round((state.since + seconds) * 1e6) / 1e6;
  const batches = Math.floor(since / pause) - Math.floor(state.since / pause);
  const { mirrored, missing } = state.ordinary;
  const copied = Math.min(missing, batches * state.limit);
  return { ...state, since, ordinary: { mirrored: mirrored + copied, missing: missing - copied } };
}
