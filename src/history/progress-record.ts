import type { Interval } from '../timing/interval.ts';

/** How many of the missing calls were not yet on the backup at one time. */
export interface Progress {
  readonly at: Interval;
  readonly missing: number;
}

/** How the copying of missing calls went on, since the HA connection was established or since calls ended meanwhile. */
export class ProgressRecord {
  #seen: readonly Progress[] = [];
  #whole = false;

  /** Oldest first. Where it is {@link whole}, the first one is the establishment itself. */
  get seen(): readonly Progress[] {
    return this.#seen;
  }

  /** It was seen from its beginning, and nothing but copying has made the missing calls fewer. */
  get whole(): boolean {
    return this.#whole;
  }

  /** @param missing calls that the backup lacks as the HA connection is established; undefined if nobody looked */
  begins(at: Interval, missing: number | undefined): void {
    this.#seen = missing === undefined ? [] : [{ at, missing }];
    this.#whole = missing !== undefined;
  }

  /** The HA connection was established, at the latest at the end of `at`. */
  established(at: Interval): void {
    const [first, ...rest] = this.#seen;
    if (this.#whole && first !== undefined) this.#seen = [{ ...first, at }, ...rest];
  }

  listed(progress: Progress): void {
    this.#seen = [...this.#seen, progress];
  }

  /** Calls have ended, or were lost: from here on fewer are missing for another reason than copying. */
  interrupted(): void {
    this.#seen = [];
    this.#whole = false;
  }
}
