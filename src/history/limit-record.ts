import type { MemberRecord } from './member-record.ts';

/** What the batch limit was set to when the HA connection was established, and before. */
export interface KnownLimits {
  /** The texts that may count, of both members (reading A13); null: not set. */
  readonly texts: readonly (string | null)[];
  /** The texts that counted at any establishment before. */
  readonly before: readonly (string | null)[];
  /** The texts that were set since, which must not count yet. */
  readonly since: readonly (string | null)[];
  /** The texts that were set in another section than the document's. */
  readonly elsewhere: readonly string[];
}

/** Follows the batch limit from one establishment to the next. */
export class LimitRecord {
  #texts = new Set<string | null>();
  readonly #before = new Set<string | null>();
  readonly #since = new Set<string | null>();
  readonly #elsewhere = new Set<string>();

  get known(): KnownLimits {
    return {
      texts: [...this.#texts],
      before: [...this.#before],
      since: [...this.#since],
      elsewhere: [...this.#elsewhere],
    };
  }

  establishing(members: MemberRecord): void {
    for (const text of [...this.#texts, ...this.#since]) this.#before.add(text);
    this.#texts = new Set(members.pair.members.map(({ name }) => members.limitOf(name)));
    this.#since.clear();
  }

  /** @param underWay the HA connection is being established: the new text may count, and the one before it too */
  changed(members: MemberRecord, underWay: boolean): void {
    for (const { name } of members.pair.members) {
      const text = members.limitOf(name);
      if (underWay) this.#texts.add(text);
      else if (!this.#texts.has(text)) this.#since.add(text);
    }
    for (const text of members.limitsElsewhere()) this.#elsewhere.add(text);
  }
}
