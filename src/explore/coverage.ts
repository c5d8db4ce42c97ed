import { actionKinds } from './action-kinds.ts';
import type { Reachable } from './reachable.ts';

/** One action of a history, as coverage sees it: places in the lists of kinds and situations. */
export interface CoveredStep {
  readonly kind: number;
  /** In which the action came. */
  readonly situations: readonly number[];
}

export interface CoverageCount {
  readonly covered: number;
  readonly reachable: number;
}

/** What the histories so far have covered of what can be reached. */
export class Coverage {
  readonly #pairs: Open;
  readonly #follows: Open;
  readonly #triples: Open;

  constructor({ pairs, follows, triples }: Reachable) {
    this.#pairs = new Open(pairs);
    this.#follows = new Open(follows);
    this.#triples = new Open(triples);
  }

  /** Situation x action. */
  get pairs(): CoverageCount {
    return this.#pairs.count;
  }

  /** Action after action. */
  get follows(): CoverageCount {
    return this.#follows.count;
  }

  /** Action after action after action. */
  get triples(): CoverageCount {
    return this.#triples.count;
  }

  get allPairs(): boolean {
    return this.#pairs.isEmpty && this.#follows.isEmpty;
  }

  /** How much new an action of this kind would cover: pairs count far more than triples. */
  gain({ kind, situations }: CoveredStep, before: readonly CoveredStep[]): number {
    const [second, first] = [before.at(-1)?.kind, before.at(-2)?.kind];
    let pairs = second !== undefined && this.#follows.has(placeOf(second, kind)) ? 1 : 0;
    for (const situation of situations) if (this.#pairs.has(placeOf(situation, kind))) pairs += 1;
    const triple =
      first !== undefined && second !== undefined && this.#triples.has(placeOf(first, second, kind)) ? 1 : 0;
    return 20 * pairs + triple;
  }

  /** How many pairs of these situations and kinds are not covered yet. */
  openPairs(situations: readonly number[], kinds: readonly number[]): number {
    let open = 0;
    for (const situation of situations)
      for (const kind of kinds) if (this.#pairs.has(placeOf(situation, kind))) open += 1;
    return open;
  }

  add(steps: readonly CoveredStep[]): void {
    for (const [index, { kind, situations }] of steps.entries()) {
      for (const situation of situations) this.#pairs.cover(placeOf(situation, kind));
      const [second, first] = [steps[index - 1]?.kind, steps[index - 2]?.kind];
      if (second !== undefined) this.#follows.cover(placeOf(second, kind));
      if (first !== undefined && second !== undefined) this.#triples.cover(placeOf(first, second, kind));
    }
  }
}

/** Where something stands in a table: a situation or a kind of action, and one or two kinds after it. */
export function placeOf(first: number, second: number, third?: number): number {
  const place = first * actionKinds.length + second;
  return third === undefined ? place : place * actionKinds.length + third;
}

/** What is reachable and not covered yet. */
class Open {
  readonly #open: Uint8Array;
  readonly #reachable: number;
  #left: number;

  constructor(reachable: Uint8Array) {
    this.#open = Uint8Array.from(reachable);
    this.#reachable = reachable.reduce((sum, one) => sum + one, 0);
    this.#left = this.#reachable;
  }

  get count(): CoverageCount {
    return { covered: this.#reachable - this.#left, reachable: this.#reachable };
  }

  get isEmpty(): boolean {
    return this.#left === 0;
  }

  has(place: number): boolean {
    return this.#open[place] === 1;
  }

  cover(place: number): void {
    if (!this.has(place)) return;
    this.#open[place] = 0;
    this.#left -= 1;
  }
}
