/** Where a draw comes from. */
export interface Draws {
  /** A whole number from 0 up to, and never, `below`. */
  below(below: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
}

/** Draws the first of everything: the simplest of what could be drawn. */
export const firstOfAll: Draws = { below: () => 0, chance: () => false, pick: ([first]) => first };

/** Numbers that look random and are the same for the same seed: whatever an exploration draws can be drawn again. */
export class Random implements Draws {
  #state: number;

  /** @param parts whole numbers: the seed of a run, and what tells one draw of it from another */
  constructor(...parts: readonly number[]) {
    this.#state = 0x9e3779b9;
    for (const part of parts) {
      this.#state = (this.#state ^ (part >>> 0)) >>> 0;
      this.#next();
    }
  }

  /** A number from 0 up to, and never, 1. */
  fraction(): number {
    return this.#next() / 0x1_0000_0000;
  }

  below(below: number): number {
    return Math.floor(this.fraction() * below);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.below(choices.length)] ?? choices[0];
  }

  /** splitmix32 */
  #next(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  }
}
