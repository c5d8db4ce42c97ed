import type { Event } from '../../src/control/wire.ts';

/** How many events are kept at least; the oldest go first. */
const kept = 10_000;
const longestText = 2000;

/** What happened to a pair, each event under a mark that rises by one. */
export class EventLog {
  #events: Event[] = [];
  #next = 0;

  /** @param member undefined for what concerns the pair */
  add(at: number, member: string | undefined, text: string): void {
    const event = { mark: this.#next, at, text: text.slice(0, longestText) };
    this.#events.push(member === undefined ? event : { ...event, member });
    this.#next += 1;
    // Cutting is linear, so it is done once in a while.
    if (this.#events.length >= 2 * kept) this.#events = this.#events.slice(-kept);
  }

  /** The newest 10,000 events with a mark >= `mark`, oldest first, and the mark to go on from. */
  since(mark: number): { events: readonly Event[]; next: number } {
    const first = this.#events[0]?.mark ?? 0;
    return { events: this.#events.slice(Math.max(0, mark - first)).slice(-kept), next: this.#next };
  }
}
