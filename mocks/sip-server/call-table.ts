import type { Call } from './behaviour.ts';
import { IdBytes } from './id-bytes.ts';

/** Twice the number of copies, plus one if multisite. */
const multisiteBit = 1;
const oneCopy = 2;
const mostEntry = 254;

/**
 * The calls that exist on one member. A call that arrives again is kept as one more copy (up to 127): a right pair never
 * has any, and the table must be able to show that a wrong one has.
 */
export class CallTable {
  readonly #entries = new IdBytes();
  #size = 0;
  #multisite = 0;
  #added = 0;

  get size(): number {
    return this.#size;
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
    if (entry !== 0) {
      if (entry < mostEntry) this.#entries.set(id, entry + oneCopy);
      return;
    }
    this.#entries.set(id, multisite ? oneCopy + multisiteBit : oneCopy);
    this.#size += 1;
    this.#added += 1;
    if (multisite) this.#multisite += 1;
  }

  get(id: number): Call | undefined {
    const entry = this.#entries.get(id);
    return entry === 0 ? undefined : { id, multisite: isMultisite(entry) };
  }

  has(id: number): boolean {
    return this.#entries.get(id) !== 0;
  }

  /** Takes the call away with all its copies. */
  delete(id: number): void {
    const entry = this.#entries.get(id);
    if (entry === 0) return;
    this.#size -= 1;
    if (isMultisite(entry)) this.#multisite -= 1;
    this.#entries.set(id, 0);
  }

  visit(each: (call: Call) => void): void {
    this.#entries.visit((id, entry) => each({ id, multisite: isMultisite(entry) }));
  }

  ids(): number[] {
    const ids: number[] = [];
    this.#entries.visit((id) => ids.push(id));
    return ids;
  }

  /** Every id, each once for each copy. */
  copies(): number[] {
    const ids: number[] = [];
    this.#entries.visit((id, entry) => {
      for (let copies = entry >> 1; copies > 0; copies -= 1) ids.push(id);
    });
    return ids;
  }
}

function isMultisite(entry: number): boolean {
  return (entry & multisiteBit) !== 0;
}
