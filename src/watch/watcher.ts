import type { ControlClient } from '../control/control-client.ts';
import type { Member, Pair } from '../control/wire.ts';
import type { Fact } from '../history/fact.ts';
import type { History } from '../history/history.ts';
import type { Look, MemberLook } from '../history/look.ts';
import type { Carrier } from '../http/exchange.ts';
import type { Tolerances } from '../oracle/tolerances.ts';
import type { StatusAnswer, StatusFormChoice } from '../status/server-status.ts';
import { readStatus } from '../status/status-client.ts';
import { type Interval, instant } from '../timing/interval.ts';
import type { TargetClock } from '../timing/target-clock.ts';
import { connectionByItself, isWorthAsking, orderedChangeShown, rolesByItself } from './changes-by-itself.ts';

/** Real milliseconds that one look at a status page may take. */
const lookDeadlineMs = 5_000;

/** How often the target's log is asked for at most: it comes in parts, and only its latest end is shown in a report. */
const mostLogParts = 3;
/** A part with fewer events than this is surely the last one. */
const fullPart = 10;

export interface Watched {
  readonly control: ControlClient;
  readonly clock: TargetClock;
  readonly dispatcher: Carrier;
  readonly tolerances: Tolerances;
  readonly history: History;
  /** Where what was seen goes; `history` has it after that. */
  readonly sink: (fact: Fact) => void;
}

/**
 * Looks at a pair: its status pages, its lists of calls, what the target says of it. Writes down what it sees, and what must have
 * changed by itself; changes nothing and judges nothing.
 */
export class Watcher {
  readonly #watched: Watched;
  readonly #pair: string;
  /** When what is known of the HA connection was seen to be so last. */
  #confirmed: Interval;
  #logMark: number | undefined;

  constructor(watched: Watched, pair: string, beganAt: Interval) {
    this.#watched = watched;
    this.#pair = pair;
    this.#confirmed = beganAt;
  }

  /** Reads both members' pages, side by side. */
  async look(form: StatusFormChoice): Promise<Look> {
    const { history, sink, tolerances } = this.#watched;
    const [first, second] = history.pair.members;
    const look: Look = await Promise.all([this.#lookAt(first, form), this.#lookAt(second, form)]);
    // What explains a look must be known before it is judged.
    if (isWorthAsking(history, look, tolerances) || look.some(showsNoRole)) await this.ask(look);
    else if (history.connectionUnderWay === undefined) this.#confirmed = look[0].at;
    for (const change of [...orderedChangeShown(history, look), ...rolesByItself(history, look, tolerances)])
      sink(change);
    const told: Look = [withRole(look[0], history), withRole(look[1], history)];
    sink({ kind: 'looked', form, look: told });
    return told;
  }

  /** Asks the target what it knows of the pair. */
  async ask(look?: Look): Promise<Pair> {
    const { control, clock, history, sink } = this.#watched;
    const sent = clock.local();
    const pair = await control.readPair(this.#pair);
    const at = clock.answered(sent, clock.local(), pair.now);
    const changes = connectionByItself(history, pair, at, look, this.#confirmed);
    sink({ kind: 'told', at, pair });
    for (const change of changes) sink(change);
    if (history.connectionUnderWay === undefined) this.#confirmed = at;
    return pair;
  }

  /** The calls that exist on one member now; null while it is stopped, undefined if the target does not name it. */
  async list(member: string): Promise<{ readonly at: Interval; readonly calls: readonly string[] | null | undefined }> {
    const { control, clock, sink } = this.#watched;
    const sent = clock.local();
    const answer = await control.listCalls(this.#pair, member);
    const at = clock.answered(sent, clock.local(), answer.now);
    const calls = answer.members.find(({ name }) => name === member)?.calls;
    if (calls !== undefined) sink({ kind: 'listed', at, member, calls });
    return { at, calls };
  }

  /** Reads one page at some address, which may be none of a member's. */
  async probe(url: string, form: StatusFormChoice): Promise<StatusAnswer> {
    const { clock, dispatcher, sink } = this.#watched;
    const sent = clock.local();
    const answer = await readStatus(url, { dispatcher, form, deadlineMs: lookDeadlineMs });
    sink({ kind: 'probed', at: clock.span(sent, clock.local()), url, answer });
    return answer;
  }

  /** What the target's log has to say since it was read last. */
  async readLog(): Promise<void> {
    const { control, clock, sink } = this.#watched;
    for (let part = 0; part < mostLogParts; part++) {
      const { events, next } = await control.readEvents(this.#pair, this.#logMark);
      for (const { at, member, text } of events)
        sink({ kind: 'reported', at: instant(clock.at(at)), ...(member === undefined ? {} : { member }), text });
      this.#logMark = next;
      if (events.length < fullPart) break;
    }
  }

  async #lookAt({ name, statusUrl }: Member, form: StatusFormChoice): Promise<MemberLook> {
    const { clock, dispatcher } = this.#watched;
    const sent = clock.local();
    const answer = await readStatus(statusUrl, { dispatcher, form, deadlineMs: lookDeadlineMs });
    return { member: name, at: clock.span(sent, clock.local()), answer };
  }
}

/** The vendor's document promises no role on the page. */
function showsNoRole({ answer }: MemberLook): boolean {
  return answer.kind === 'status' && answer.status.roleText === '';
}

/** A page without a role is read with the one that the target says, where it says one. */
function withRole(look: MemberLook, { pair }: History): MemberLook {
  const { answer, member } = look;
  const role = pair.members.find(({ name }) => name === member)?.role;
  if (answer.kind !== 'status' || !showsNoRole(look) || role === undefined || role === 'unknown') return look;
  return { ...look, answer: { ...answer, status: { ...answer.status, role } } };
}
