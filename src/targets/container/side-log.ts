import type { Event } from '../../control/wire.ts';
import { readLog, readMemberEvent } from './container-logs.ts';
import type { MemberContainer } from './member-container.ts';

type LoggedEvent = Omit<Event, 'mark'>;

/** Of one line that a container wrote. */
const longestLine = 1500;

/** What one side of a pair has to tell: what its containers wrote and what was done to them, in the pair's time. */
export class SideLog {
  readonly #member: string;
  readonly #zero: number;
  /** The log of containers that are gone. */
  #past: LoggedEvent[] = [];
  /** What was done to the containers. */
  #notes: LoggedEvent[] = [];
  /** How many lines of the present container's log were taken. */
  #linesTaken = 0;

  /** @param zero when the pair's clock shows 0, in Unix milliseconds */
  constructor(member: string, zero: number) {
    this.#member = member;
    this.#zero = zero;
  }

  note(text: string): void {
    this.#notes.push({ at: this.#pairTime(performance.timeOrigin + performance.now()), text });
  }

  /** Keeps what the container wrote, which is about to be removed. */
  async keep(container: MemberContainer): Promise<void> {
    this.#past.push(...(await this.#read(container)));
    this.#linesTaken = 0;
  }

  /** Everything since it was asked last. */
  async take(container: MemberContainer | undefined): Promise<LoggedEvent[]> {
    const events = [...this.#past.splice(0), ...this.#notes.splice(0)];
    if (container !== undefined) events.push(...(await this.#read(container)));
    return events.map((event) => ({ ...event, member: this.#member }));
  }

  /** What the container wrote since it was asked last; what the member logged has the member's own time. */
  async #read(container: MemberContainer): Promise<LoggedEvent[]> {
    const lines = readLog(await container.log(this.#zero));
    const fresh = lines.slice(this.#linesTaken);
    this.#linesTaken = lines.length;
    return fresh
      .filter(({ text }) => !text.startsWith('{"ready":'))
      .map(({ writtenAt, text }) => {
        const line = container.hide(text);
        const wrote = `container wrote: ${line.slice(0, longestLine)}`;
        return readMemberEvent(line) ?? { at: this.#pairTime(writtenAt), text: wrote };
      });
  }

  #pairTime(unixMilliseconds: number): number {
    return Math.max(0, (unixMilliseconds - this.#zero) / 1000);
  }
}
