import type { Call } from './behaviour.ts';

/**
 * The calls that exist on one member. A call that arrives again is kept as one more copy: a right pair never has any, and
 * the table must be able to show that a wrong one has.
 */
export class CallTable {
  /** By id: twice the number of copies, plus one if multisite. A plain number, so that a million calls stay small. */
  readonly #entries = new Map<number, number>();
  #multisite = 0;
  #added = 0;

  get size(): number {
    return this.#entries.size;
  }

  get multisite(): number {
    return this.#multisite;
  }

  /** How many were added since the table was made, for the page's count of calls created. */
  get added(): number {
    return this.#added;
  }

  add(id: number, multisite: boolean): void {
    const entry = this.#entries.get(id);
    if (entry !== undefined) {
      this.#entries.set(id, entry + 2);
      return;
    }
    this.#entries.set(id, multisite ? 3 : 2);
    this.#added += 1;
    if (multisite) this.#multisite += 1;
  }

  get(id: number): Call | undefined {
    const entry = this.#entries.get(id);
    return entry === undefined ? undefined : { id, multisite: entry % 2 === 1 };
  }

  has(id: number): boolean {
    return this.#entries.has(id);
  }

  /** Takes the call away with all its copies. */
  delete(id: number): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    if (entry % 2 === 1) this.#multisite -= 1;
    this.#entries.delete(id);
  }

  *[Symbol.iterator](): IterableIterator<Call> {
    for (const [id, entry] of this.#entries) yield { id, multisite: entry % 2 === 1 };
  }

  ids(): number[] {
    return [...this.#entries.keys()];
  }

  /** Every id, each once for each copy. */
  copies(): number[] {
    const ids: number[] = [];
    for (const [id, entry] of this.#entries) for (let copies = entry >> 1; copies > 0; copies -= 1) ids.push(id);
    return ids;
  }
}
