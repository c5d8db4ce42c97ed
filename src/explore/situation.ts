import { alive, bothRun, type PairState } from './pair-state.ts';

/** A named state of a pair. A pair is in several at once: one or none of each aspect. */
export interface Situation {
  readonly name: string;
  readonly aspect: Aspect;
  readonly holds: (state: PairState) => boolean;
}

/** What a situation speaks of. Those of one aspect exclude each other. */
export const aspects = [
  'connection',
  'time',
  'calls',
  'multisite calls',
  'ended calls',
  'roles',
  'members',
  'builds',
  'calls at once',
  'port',
] as const;
export type Aspect = (typeof aspects)[number];

const settling = 60;
const long = 120;

/** Every situation that has a name. */
export const situations: readonly Situation[] = [
  of('connection', 'first HA connection', (s) => s.since !== undefined && s.establishments === 1),
  of('connection', 'second HA connection', (s) => s.since !== undefined && s.establishments === 2),
  of('connection', 'third or later HA connection', (s) => s.since !== undefined && s.establishments > 2),
  of('connection', 'cut', (s) => s.cut && bothRun(s)),
  of('connection', 'primary alone', (s) => !s.cut && !bothRun(s)),
  of('connection', 'primary alone in a cut', (s) => s.cut && !bothRun(s)),

  of('time', 'at the establishment', (s) => s.since === 0),
  of(
    'time',
    'synchronizing',
    (s) => s.since !== undefined && s.since > 0 && s.since < settling && s.ordinary.missing > 0,
  ),
  of(
    'time',
    'before 60 s',
    (s) => s.since !== undefined && s.since > 0 && s.since < settling && s.ordinary.missing === 0,
  ),
  of('time', 'after 60 s', (s) => s.since !== undefined && s.since >= settling && s.since < long),
  of('time', 'long after 60 s', (s) => s.since !== undefined && s.since >= long),

  of('calls', 'no calls', (s) => alive(s, 'non-multisite') === 0),
  of('calls', 'calls on both members', (s) => s.ordinary.mirrored > 0 && s.ordinary.missing === 0),
  of('calls', 'missing calls', (s) => s.ordinary.missing > 0 && s.ordinary.missing <= s.limit),
  of('calls', 'missing calls of several batches', (s) => s.ordinary.missing > s.limit),

  of('multisite calls', 'no multisite calls', (s) => alive(s, 'multisite') === 0),
  of(
    'multisite calls',
    'new multisite calls',
    (s) => alive(s, 'multisite') > 0 && s.since !== undefined && s.multisiteBefore === 0,
  ),
  of('multisite calls', 'multisite calls from before', (s) => s.since !== undefined && s.multisiteBefore > 0),
  of(
    'multisite calls',
    'multisite calls on both members, connection lost',
    (s) => s.since === undefined && s.multisite.mirrored > 0,
  ),
  of(
    'multisite calls',
    'multisite calls on the primary alone',
    (s) => s.since === undefined && s.multisite.mirrored === 0 && s.multisite.missing > 0,
  ),

  of('ended calls', 'calls ended in a cut', (s) => s.endedApart > 0),

  of('roles', 'first roles', (s) => s.primary === 0 && changes(s) === 0),
  of('roles', 'roles exchanged', (s) => s.primary === 1),
  of('roles', 'first roles again', (s) => s.primary === 0 && changes(s) > 0),

  of('members', 'neither restarted', (s) => s.members.every(({ starts }) => starts === 1)),
  of(
    'members',
    'one restarted',
    (s) => s.members.some(({ starts }) => starts === 1) && s.members.some(({ starts }) => starts > 1),
  ),
  of('members', 'both restarted', (s) => s.members.every(({ starts }) => starts > 1)),

  of('builds', 'first builds', (s) => s.members.every(({ build }) => build === 'first')),
  of('builds', 'different builds', ({ members: [a, b] }) => a.build !== b.build),
  of('builds', 'another build on both members', ({ members: [a, b] }) => a.build === b.build && a.build !== 'first'),

  of('calls at once', 'calls at once not set', (s) => s.members.every(({ limit }) => limit === null)),
  of('calls at once', 'calls at once set', (s) => limitsAlike(s) && s.members[0].limit !== null && !s.optionChanged),
  of(
    'calls at once',
    'calls at once changed since the establishment',
    (s) => limitsAlike(s) && s.members[0].limit !== null && s.optionChanged,
  ),
  of('calls at once', 'calls at once different', (s) => !limitsAlike(s)),

  of('port', 'first ports', (s) => s.members.every(({ port, servedOn }) => port === 'first' && servedOn === 'first')),
  of('port', 'port changed, not yet restarted', (s) => s.members.some(({ port, servedOn }) => port !== servedOn)),
  of(
    'port',
    'port moved',
    (s) =>
      s.members.every(({ port, servedOn }) => port === servedOn) &&
      s.members.some(({ servedOn }) => servedOn === 'spare'),
  ),
];

/** The places in the list of all that hold in this state. */
export function situationsOf(state: PairState): readonly number[] {
  return situations.flatMap(({ holds }, place) => (holds(state) ? place : []));
}

function of(aspect: Aspect, name: string, holds: Situation['holds']): Situation {
  return { aspect, name, holds };
}

function changes({ switchovers, failovers }: PairState): number {
  return switchovers + failovers;
}

function limitsAlike({ members: [a, b] }: PairState): boolean {
  return a.limit === b.limit;
}
