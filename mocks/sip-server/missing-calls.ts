/**
 * The primary's list of calls that the backup lacks, taken from the front in batches. A call that ends leaves it and
 * costs no place in a batch (sync.ended-call-leaves).
 */
export class MissingCalls {
  readonly #ids: Set<number>;
  /** Kept between batches: starting over would walk through all that has left already. */
  #front: Iterator<number> | undefined;

  constructor(ids: Set<number> = new Set()) {
    this.#ids = ids;
  }

  get size(): number {
    return this.#ids.size;
  }

  has(id: number): boolean {
    return this.#ids.has(id);
  }

  /** Puts a call at the end. */
  add(id: number): void {
    this.#ids.add(id);
  }

  delete(id: number): boolean {
    return this.#ids.delete(id);
  }

  /** Takes at most `size` from the front. */
  take(size: number): number[] {
    const taken: number[] = [];
    while (taken.length < size && this.#ids.size > 0) {
      this.#front ??= this.#ids.values();
      const next = this.#front.next();
      if (next.done === true) {
        this.#front = undefined;
        continue;
      }
      this.#ids.delete(next.value);
      taken.push(next.value);
    }
    return taken;
  }
}
