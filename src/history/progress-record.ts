import type { Interval } from '../timing/interval.ts';

/** How far the copying of missing calls had come at one time. */
export interface Progress {
  readonly at: Interval;
  /** Ordinary calls from before the establishment that go on and that the backup lacks. */
  readonly missing: number;
  /** Calls of either kind that the backup lacked at first and has never been seen to have, whether they go on or not. */
  readonly uncopied: number;
}

/** How the copying of missing calls went on since the HA connection was established. */
export class ProgressRecord {
  #seen: readonly Progress[] = [];
  #uncopied = new Set<string>();
  #whole = false;
  #undisturbed = false;

  /** Oldest first. Where it is {@link whole}, the first one is the establishment itself. */
  get seen(): readonly Progress[] {
    return this.#seen;
  }

  /** It was seen from its beginning on. */
  get whole(): boolean {
    return this.#whole;
  }

  /** Nothing but copying has made the missing calls fewer. */
  get undisturbed(): boolean {
    return this.#undisturbed;
  }

  /**
   * @param missing ordinary calls that the backup lacks as the HA connection is established; undefined if nobody looked
   * @param multisite the multisite calls that it lacks
   */
  begins(at: Interval, missing: readonly string[] | undefined, multisite: readonly string[]): void {
    this.#uncopied = new Set([...(missing ?? []), ...multisite]);
    this.#whole = missing !== undefined;
    this.#undisturbed = this.#whole;
    this.#seen = missing === undefined ? [] : [{ at, missing: missing.length, uncopied: this.#uncopied.size }];
  }

  /** The HA connection was established, at the latest at the end of `at`. */
  established(at: Interval): void {
    const [first, ...rest] = this.#seen;
    if (this.#whole && first !== undefined) this.#seen = [{ ...first, at }, ...rest];
  }

  listed(at: Interval, missing: number, onBackup: ReadonlySet<string>): void {
    for (const id of this.#uncopied) if (onBackup.has(id)) this.#uncopied.delete(id);
    this.#seen = [...this.#seen, { at, missing, uncopied: this.#uncopied.size }];
  }

  /** Calls have ended: from here on fewer are missing for another reason than copying. */
  callsEnded(): void {
    this.#undisturbed = false;
  }

  /** The connection or the roles change: who copies what to whom begins anew. */
  interrupted(): void {
    this.#seen = [];
    this.#uncopied = new Set();
    this.#whole = false;
    this.#undisturbed = false;
  }
}
