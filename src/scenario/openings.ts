import type { Target } from '../targets/target.ts';

/** How many pairs of a target are being made now; scenarios wait for their turn here, where no request runs out of time. */
class Openings {
  readonly #atOnce: number;
  #count = 0;
  #waiting: (() => void)[] = [];

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** Resolves when one more may be made at once. */
  async untilFree(): Promise<void> {
    while (this.#isFull) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  get #isFull(): boolean {
    return this.#count >= this.#atOnce;
  }

  async take<T>(open: () => Promise<T>): Promise<T> {
    // Not through `await` when there is room: all who come at once would find that room.
    while (this.#isFull) await this.untilFree();
    this.#count += 1;
    try {
      return await open();
    } finally {
      this.#count -= 1;
      for (const resolve of this.#waiting.splice(0)) resolve();
    }
  }
}

const openings = new WeakMap<Target, Openings>();

export function openingsOf(target: Target): Openings {
  const known = openings.get(target) ?? new Openings(target.opensAtOnce ?? Number.POSITIVE_INFINITY);
  openings.set(target, known);
  return known;
}
