import { type ActionKind, actionKinds, possibleKinds } from './action-kinds.ts';
import { placeOf } from './coverage.ts';
import { after, alive, type Calls, freshPair, type MemberState, type PairState } from './pair-state.ts';
import { type Aspect, aspects, situations } from './situation.ts';

/**
 * What can be reached at all, by the rule that says what is possible when: every state of a pair is walked, told apart as
 * far as one aspect of situations needs it. What a run happened to reach has no part in it.
 */
export interface Reachable {
  /** 1 where an action of a kind can come in a situation. All tables are laid out as `placeOf` says. */
  readonly pairs: Uint8Array;
  /** 1 where an action of the second kind can come right after one of the first. */
  readonly follows: Uint8Array;
  /** The same of three in a row. */
  readonly triples: Uint8Array;
}

/** Walks every state with actions of these kinds. */
export function findReachable(kinds: readonly ActionKind[] = actionKinds): Reachable {
  const all = actionKinds.length;
  const pairs = new Uint8Array(situations.length * all);
  for (const aspect of aspects) {
    for (const { state, next } of walk(kinds, aspect)) {
      for (const [place, { aspect: of, holds }] of situations.entries()) {
        if (of === aspect && holds(state)) for (const { kind } of next) pairs[placeOf(place, kind)] = 1;
      }
    }
  }
  const follows = new Uint8Array(all * all);
  const triples = new Uint8Array(all * all * all);
  for (const { next } of walk(kinds, undefined)) {
    for (const first of next) {
      for (const second of first.to.next) {
        follows[placeOf(first.kind, second.kind)] = 1;
        for (const third of second.to.next) triples[placeOf(first.kind, second.kind, third.kind)] = 1;
      }
    }
  }
  return { pairs, follows, triples };
}

interface Walked {
  readonly state: PairState;
  /** What an action of each possible kind leads to. */
  readonly next: { readonly kind: number; readonly to: Walked }[];
}

function walk(kinds: readonly ActionKind[], aspect: Aspect | undefined): readonly Walked[] {
  const known = new Map<string, Walked>();
  const open: Walked[] = [];
  const visit = (state: PairState): Walked => {
    const rough = roughly(state, aspect);
    const key = keyOf(rough);
    const before = known.get(key);
    if (before !== undefined) return before;
    const walked: Walked = { state: rough, next: [] };
    known.set(key, walked);
    open.push(walked);
    return walked;
  };
  visit(freshPair());
  for (const { state, next } of open) {
    for (const kind of possibleKinds(state, kinds)) {
      next.push({ kind: actionKinds.indexOf(kind), to: visit(after(kind.example, state)) });
    }
  }
  return open;
}

/** A state without what neither this aspect nor the question of what is possible needs. */
function roughly(state: PairState, aspect: Aspect | undefined): PairState {
  const is = (...those: readonly Aspect[]) => aspect !== undefined && those.includes(aspect);
  const rough = freshPair();
  const [first, second] = state.members.map((member) => roughMember(member, aspect));
  const members: PairState['members'] = [first ?? state.members[0], second ?? state.members[1]];
  const swap = state.primary === 1 && !is('roles');
  return {
    ...rough,
    members: swap ? [members[1], members[0]] : members,
    primary: swap ? 0 : state.primary,
    cut: state.cut,
    establishments: is('connection') ? Math.min(state.establishments, 3) : 1,
    since: state.since === undefined ? undefined : roughTime(state.since),
    ordinary: is('calls', 'time', 'ended calls') ? roughCalls(state.ordinary) : anywhere(alive(state, 'non-multisite')),
    multisite: is('multisite calls', 'ended calls') ? roughCalls(state.multisite) : anywhere(alive(state, 'multisite')),
    multisiteBefore: is('multisite calls') ? few(state.multisiteBefore) : 0,
    endedApart: is('ended calls') ? few(state.endedApart) : 0,
    switchovers: is('roles') ? Math.min(state.switchovers + state.failovers, 1) : 0,
    optionChanged: is('calls at once') && state.optionChanged,
  };
}

function roughMember(member: MemberState, aspect: Aspect | undefined): MemberState {
  const { running, starts, build, limit, port, servedOn } = member;
  return {
    running,
    starts: aspect === 'members' ? Math.min(starts, 2) : 1,
    build: aspect === 'builds' ? (build === 'first' ? 'first' : 'another') : 'first',
    limit: aspect === 'calls at once' ? limit : null,
    limitElsewhere: false,
    port: aspect === 'port' ? port : 'first',
    servedOn: aspect === 'port' ? servedOn : 'first',
  };
}

/** Quicker than the whole state as JSON. */
function keyOf(state: PairState): string {
  const { members, ordinary, multisite } = state;
  return [
    ...members.flatMap(({ running, starts, build, limit, port, servedOn }) => [
      running,
      starts,
      build,
      limit,
      port,
      servedOn,
    ]),
    state.primary,
    state.cut,
    state.establishments,
    state.since,
    ordinary.mirrored,
    ordinary.missing,
    multisite.mirrored,
    multisite.missing,
    state.multisiteBefore,
    state.endedApart,
    state.switchovers,
    state.optionChanged,
  ].join();
}

/** One moment of every stretch between two boundaries. */
function roughTime(since: number): number {
  const stretches = [120, 61, 60, 59.999, 0.5];
  return stretches.find((begin) => since >= begin) ?? 0;
}

function roughCalls({ mirrored, missing }: Calls): Calls {
  const usualLimit = 500;
  return { mirrored: few(mirrored), missing: missing > usualLimit ? 3 * usualLimit + 1 : few(missing) };
}

/** Where it does not matter which member has them. */
function anywhere(calls: number): Calls {
  return { mirrored: few(calls), missing: 0 };
}

function few(calls: number): number {
  return Math.min(calls, 2);
}
