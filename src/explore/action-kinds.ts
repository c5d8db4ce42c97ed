import { type Action, applicationSection, type CallKind, type OptionPlace } from './action.ts';
import { alive, isPossible, type PairState } from './pair-state.ts';
import { type Draws, firstOfAll } from './random.ts';

/** Actions that are alike: what coverage counts. */
export interface ActionKind {
  readonly name: string;
  /** How often it is drawn where nothing else decides. */
  readonly weight: number;
  /** Draws one, whose numbers lie around the boundaries; it need not be possible. */
  readonly draw: (state: PairState, random: Draws) => Action;
  /** The simplest one, by which it is told what can follow on what. */
  readonly example: Action;
}

/** The shortest time that is looked at: just before and just after a boundary. */
export const moment = 0.001;
const settling = 60;
const day = 86_400;

const judgedBuilds = [
  '8.1.104.10',
  '8.1.102.58',
  '8.1.103.95',
  '8.1.102.100',
  '8.1.110.5',
  '8.2.0.0',
  '9.0.0.1',
] as const;
const validLimits = ['200', '1000', '201', '999', '300', '500', '700'] as const;
const oddLimits = [
  '0',
  '1',
  '199',
  '1001',
  '1500',
  '100000',
  '-1',
  '-500',
  '4294967796',
  'abc',
  '1e3',
  '0x1F4',
  '700.9',
  '2oo',
  'unlimited',
] as const;
const otherSections = ['backup-sync', 'Server', 'tserver', 'TServer2', 'overload', 'log'] as const;

/** Every kind of action. What is possible when is said by `isPossible`, and nowhere else. */
export const actionKinds: readonly ActionKind[] = [
  placing('place a few calls', 'non-multisite', 5, few),
  placing('place about a batch of calls', 'non-multisite', 3, aboutABatch, 500),
  placing('place several batches of calls', 'non-multisite', 2, severalBatches, 1501),
  placing('place multisite calls', 'multisite', 5, few),
  ending('end the oldest calls', 'non-multisite', 2, 'oldest'),
  ending('end the latest calls', 'non-multisite', 3, 'latest'),
  endingAll('end all calls', 'non-multisite', 1),
  ending('end the oldest multisite calls', 'multisite', 2, 'oldest'),
  ending('end the latest multisite calls', 'multisite', 1, 'latest'),
  endingAll('end all multisite calls', 'multisite', 3),
  always('lose the HA connection', 6, { do: 'lose connection' }),
  always('restore the HA connection', 9, { do: 'restore connection' }),
  always('stop the backup', 2, { do: 'stop', role: 'backup' }),
  always('kill the backup', 2, { do: 'kill', role: 'backup' }),
  always('stop the primary', 1, { do: 'stop', role: 'primary' }),
  always('kill the primary', 1, { do: 'kill', role: 'primary' }),
  always('start the stopped member', 9, { do: 'start' }),
  installing('install another build', 2),
  always('install the first build again', 1, { do: 'install', build: 'first' }),
  ...limitKinds(),
  ...portKinds(),
  always('order a switchover', 4, { do: 'switchover' }),
  always('let half a second pass', 1, { do: 'wait', seconds: 0.5 }),
  always('let a pause pass', 3, { do: 'wait', seconds: 1 }),
  drawn('let some seconds pass', 3, (random) => ({ do: 'wait', seconds: 2 + random.below(28) })),
  always('wait until just before 60 s', 3, { do: 'wait until', sinceEstablished: settling - moment }),
  always('wait until 60 s', 3, { do: 'wait until', sinceEstablished: settling }),
  drawn('wait until after 60 s', 5, (random) => ({
    do: 'wait until',
    sinceEstablished: settling + random.pick([1, moment, 1 + moment, 2, 12]),
  })),
  always('let 2 minutes pass', 2, { do: 'wait', seconds: 120 }),
  always('let 10 minutes pass', 1, { do: 'wait', seconds: 600 }),
  always('let a day pass', 0.5, { do: 'wait', seconds: day }),
];

/** The kinds of which the simplest one is possible in this state. */
export function possibleKinds(state: PairState, kinds: readonly ActionKind[] = actionKinds): readonly ActionKind[] {
  return kinds.filter((kind) => isPossible(kind.example, state));
}

/** An action of a kind that is possible: what is drawn, or the simplest where that is not. */
export function drawAction(kind: ActionKind, state: PairState, random: Draws): Action {
  const action = kind.draw(state, random);
  return isPossible(action, state) ? action : kind.example;
}

function always(name: string, weight: number, action: Action): ActionKind {
  return { name, weight, draw: () => action, example: action };
}

function drawn(name: string, weight: number, draw: (random: Draws) => Action): ActionKind {
  return { name, weight, draw: (_, random) => draw(random), example: draw(firstOfAll) };
}

function installing(name: string, weight: number): ActionKind {
  const install = (build: string): Action => ({ do: 'install', build });
  return {
    name,
    weight,
    // As an upgrade does: the second member gets what the first one runs.
    draw: ({ members }, random) => {
      const other = members.find(({ running, build }) => running && build !== 'first');
      return install(other !== undefined && random.chance(0.6) ? other.build : random.pick(judgedBuilds));
    },
    example: install(judgedBuilds[0]),
  };
}

function placing(
  name: string,
  kind: CallKind,
  weight: number,
  count: (state: PairState, random: Draws) => number,
  example = 1,
): ActionKind {
  const placed = (calls: number): Action => ({ do: 'place calls', kind, count: calls });
  return { name, weight, draw: (state, random) => placed(count(state, random)), example: placed(example) };
}

function few(_: PairState, random: Draws): number {
  return random.pick([1, 2, 9, 10]);
}

function aboutABatch({ limit }: PairState, random: Draws): number {
  return random.pick([limit - 1, limit, limit + 1, 200, 501]);
}

function severalBatches({ limit }: PairState, random: Draws): number {
  return random.pick([2 * limit, 3 * limit + 1, 2 * limit + 1]);
}

function ending(name: string, kind: CallKind, weight: number, which: 'oldest' | 'latest'): ActionKind {
  const end = (count: number): Action => ({ do: 'end calls', kind, which, count });
  return {
    name,
    weight,
    draw: (state, random) => {
      const all = alive(state, kind);
      return end(Math.max(1, random.pick([1, Math.floor(all / 2), all - 1])));
    },
    example: end(1),
  };
}

function endingAll(name: string, kind: CallKind, weight: number): ActionKind {
  return always(name, weight, { do: 'end calls', kind, which: 'oldest' });
}

function limitKinds(): readonly ActionKind[] {
  const set = (on: OptionPlace, value: string | null, section: string = applicationSection): Action => ({
    do: 'set limit',
    on,
    section,
    value,
  });
  return [
    drawn('set calls at once on both members', 2, (random) => set('both members', random.pick(validLimits))),
    drawn('set calls at once on the primary', 1, (random) => set('primary', random.pick(validLimits))),
    drawn('set calls at once on the backup', 1, (random) => set('backup', random.pick(validLimits))),
    drawn('set calls at once on the stopped member', 1, (random) => set('stopped member', random.pick(validLimits))),
    drawn('set calls at once to an odd value', 2, (random) => set('both members', random.pick(oddLimits))),
    drawn('set calls at once in another section', 1, (random) =>
      set('both members', random.pick(['1000', '200', '700']), random.pick(otherSections)),
    ),
    always('unset calls at once', 1, set('both members', null)),
  ];
}

function portKinds(): readonly ActionKind[] {
  const set = (
    on: 'primary' | 'backup' | 'stopped member',
    to: 'spare' | 'first' | 'unset',
    section: string = applicationSection,
  ): Action => ({ do: 'set port', on, section, to });
  const target = ['first', 'unset'] as const;
  return [
    always('move the port of the primary', 1, set('primary', 'spare')),
    always('move the port of the backup', 1, set('backup', 'spare')),
    always('move the port of the stopped member', 1, set('stopped member', 'spare')),
    drawn('move the port of the primary back', 1, (random) => set('primary', random.pick(target))),
    drawn('move the port of the backup back', 1, (random) => set('backup', random.pick(target))),
    drawn('move the port of the stopped member back', 1, (random) => set('stopped member', random.pick(target))),
    drawn('set a port in another section', 0.5, (random) => set('backup', 'spare', random.pick(otherSections))),
  ];
}
