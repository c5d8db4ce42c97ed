import type { Action, History } from './action.ts';
import { type ActionKind, actionKinds, drawAction, possibleKinds } from './action-kinds.ts';
import type { Coverage, CoveredStep } from './coverage.ts';
import { greatMany, type OpeningStep, openings, smallBatches } from './openings.ts';
import { after, alive, freshPair, isPossible, type PairState } from './pair-state.ts';
import { Random } from './random.ts';
import { situationsOf } from './situation.ts';

/** A history before it is carried out, and what it covers if all of it is. */
export interface Plan {
  /** Its place among the plans of its seed, from 0. */
  readonly index: number;
  readonly history: History;
  readonly covers: readonly CoveredStep[];
}

export interface GeneratorSetup {
  readonly seed: number;
  readonly coverage: Coverage;
  /** How many actions a history has. */
  readonly length: number;
  /** The kinds that may be drawn: all, or those that a real clock has time for. */
  readonly kinds?: readonly ActionKind[];
}

/** How often the weights alone decide, so that what was covered long ago comes again in other company. */
const freely = 0.35;
/** How often a history begins with one of the openings. */
const opened = 0.7;
/** With more calls than so many batches no more are placed: to list them takes long. */
const mostBatches = 8;
/** The builds that a fresh pair runs now and then. All are builds that the document speaks of. */
const freshBuilds = [
  '8.1.102.58',
  '8.1.102.59',
  '8.1.102.100',
  '8.1.103.0',
  '8.1.104.10',
  '8.1.1000.1',
  '8.2.0.0',
  '8.10.0.0',
  '10.0.0.0',
] as const;

/** How every history ends: whatever it did to the pair, all is left in order and must become ready. */
const closing: readonly Action[] = [
  { do: 'restore connection' },
  { do: 'start' },
  { do: 'wait', seconds: 10 },
  { do: 'wait until', sinceEstablished: 72 },
];

/**
 * Draws histories from a seed. It draws only what is possible in the state that the actions before led to, and prefers what
 * was not covered yet. The same seed gives the same histories in the same order.
 */
export class Generator {
  readonly #setup: GeneratorSetup;
  readonly #kinds: readonly ActionKind[];
  #index = 0;

  constructor(setup: GeneratorSetup) {
    this.#setup = setup;
    this.#kinds = setup.kinds ?? actionKinds;
  }

  /** The next history; it counts as covered from here on. */
  next(): Plan {
    const { seed, coverage, length } = this.#setup;
    const index = this.#index++;
    const random = new Random(seed, index);
    const build = random.chance(0.2) ? random.pick(freshBuilds) : undefined;
    const covers: CoveredStep[] = [];
    const actions: Action[] = [];
    let state = freshPair();
    const opening = openingOf(index, random);
    while (actions.length < length - closing.length) {
      const next = opening[actions.length];
      const { kind, action } = this.#given(next, state, random) ?? this.#chosen(state, covers, random);
      covers.push({ kind: actionKinds.indexOf(kind), situations: situationsOf(state) });
      actions.push(action);
      state = after(action, state);
    }
    for (const action of closing) {
      if (!isPossible(action, state)) continue;
      actions.push(action);
      state = after(action, state);
    }
    coverage.add(covers);
    return { index, history: { ...(build === undefined ? {} : { build }), actions }, covers };
  }

  /** What the opening asks for, if that is possible. */
  #given(step: OpeningStep | undefined, state: PairState, random: Random): Drawn | undefined {
    const name = typeof step === 'string' ? step : step?.kind;
    const kind = this.#kinds.find((one) => one.name === name);
    if (kind === undefined || !isPossible(kind.example, state)) return undefined;
    return { kind, action: typeof step === 'object' ? step.action : drawAction(kind, state, random) };
  }

  #chosen(state: PairState, before: readonly CoveredStep[], random: Random): Drawn {
    const many = alive(state, 'non-multisite') > mostBatches * state.limit;
    const possible = possibleKinds(state, this.#kinds).filter(({ example }) => !many || example.do !== 'place calls');
    const kind = random.chance(freely)
      ? byWeight(possible, random)
      : this.#best(possible, state, situationsOf(state), before, random);
    return { kind, action: drawAction(kind, state, random) };
  }

  /** The kind that covers most, or leads to where most is left to cover. */
  #best(
    possible: readonly ActionKind[],
    state: PairState,
    in_: readonly number[],
    before: readonly CoveredStep[],
    random: Random,
  ): ActionKind {
    const { coverage } = this.#setup;
    let best: { readonly kind: ActionKind; readonly score: number } | undefined;
    for (const kind of possible) {
      const step = { kind: actionKinds.indexOf(kind), situations: in_ };
      const ahead = coverage.allPairs ? 0 : this.#openAhead(after(kind.example, state));
      const score = coverage.gain(step, before) + ahead + random.fraction() * (1 + kind.weight / 10);
      if (best === undefined || score > best.score) best = { kind, score };
    }
    return best?.kind ?? byWeight(possible, random);
  }

  #openAhead(next: PairState): number {
    const kinds = possibleKinds(next, this.#kinds).map((kind) => actionKinds.indexOf(kind));
    return this.#setup.coverage.openPairs(situationsOf(next), kinds) / 10;
  }
}

interface Drawn {
  readonly kind: ActionKind;
  readonly action: Action;
}

function openingOf(index: number, random: Random): readonly OpeningStep[] {
  if (index % 100 === 39) return greatMany(20_001);
  if (index % 100 === 79) return greatMany(65_537);
  const small = random.chance(0.7) ? [smallBatches] : [];
  return [...small, ...(random.chance(opened) ? random.pick(openings) : [])];
}

function byWeight(kinds: readonly ActionKind[], random: Random): ActionKind {
  const total = kinds.reduce((sum, { weight }) => sum + weight, 0);
  let left = random.fraction() * total;
  for (const kind of kinds) {
    left -= kind.weight;
    if (left < 0) return kind;
  }
  const [first] = kinds;
  if (first === undefined) throw new Error('there is always time that can pass, and no kind was possible');
  return first;
}
