import type { Event } from '../../../src/control/wire.ts';

const maxKept = 10_000;

/** The events of a pair under rising marks. The oldest go when there are too many. */
export class MergedEvents {
  #kept: Event[] = [];
  #next = 0;

  /** Takes in what several sources have logged since the last time; among them it goes by the clock. */
  add(events: readonly Omit<Event, 'mark'>[]): void {
    for (const event of events.toSorted((a, b) => a.at - b.at))
      this.#kept.push({ ...event, text: event.text.slice(0, 2000), mark: this.#next++ });
    if (this.#kept.length > maxKept) this.#kept = this.#kept.slice(-maxKept);
  }

  since(mark: number): { events: readonly Event[]; next: number } {
    return { events: this.#kept.filter((event) => event.mark >= mark), next: this.#next };
  }
}
