import { IdBytes } from './id-bytes.ts';

/**
 * The primary's list of calls that the backup lacks, taken from the front in batches. A call that ends leaves it and
 * costs no place in a batch (sync.ended-call-leaves).
 */
export class MissingCalls {
  /** In the order of sending; those that have left since are passed over. */
  readonly #queue: number[] = [];
  readonly #listed = new IdBytes();
  #front = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(id: number): boolean {
    return this.#listed.get(id) !== 0;
  }

  /** Puts a call at the end, unless it is listed. */
  add(id: number): void {
    if (this.has(id)) return;
    this.#listed.set(id, 1);
    this.#queue.push(id);
    this.#size += 1;
  }

  delete(id: number): void {
    if (!this.has(id)) return;
    this.#listed.set(id, 0);
    this.#size -= 1;
  }

  /** Takes at most `size` from the front. */
  take(size: number): number[] {
    const taken: number[] = [];
    while (taken.length < size && this.#size > 0) {
      const id = this.#queue[this.#front];
      if (id === undefined) break;
      this.#front += 1;
      if (!this.has(id)) continue;
      this.delete(id);
      taken.push(id);
    }
    return taken;
  }
}
