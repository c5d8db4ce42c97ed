const pageBits = 12;
const pageSize = 1 << pageBits;

interface Page {
  readonly bytes: Uint8Array;
  /** How many of its bytes are not 0. */
  used: number;
}

/**
 * A byte for each call id, 0 where none was set. Ids are given out one after the other, so they lie close together: pages
 * of bytes hold a million of them in a megabyte and ten times as fast as a Map, whose growth is what costs.
 */
export class IdBytes {
  readonly #pages = new Map<number, Page>();

  get(id: number): number {
    return this.#pages.get(Math.floor(id / pageSize))?.bytes[id % pageSize] ?? 0;
  }

  /** @param value 0 to 255 */
  set(id: number, value: number): void {
    const number = Math.floor(id / pageSize);
    let page = this.#pages.get(number);
    if (page === undefined) {
      if (value === 0) return;
      page = { bytes: new Uint8Array(pageSize), used: 0 };
      this.#pages.set(number, page);
    }
    const before = page.bytes[id % pageSize];
    page.bytes[id % pageSize] = value;
    if (before === 0 && value !== 0) page.used += 1;
    else if (before !== 0 && value === 0) page.used -= 1;
    if (page.used === 0) this.#pages.delete(number);
  }

  /** Goes through every id whose byte is not 0. */
  visit(each: (id: number, value: number) => void): void {
    for (const [number, { bytes }] of this.#pages) {
      for (let i = 0; i < pageSize; i += 1) {
        const value = bytes[i] ?? 0;
        if (value !== 0) each(number * pageSize + i, value);
      }
    }
  }
}
