/**
 * What an answer of the right form must still not say: what no pair can be, and what would keep the kit busy for ever. Texts
 * that are only for people are made fit for a report.
 */
import { foreignText } from '../http/foreign-text.ts';
import { statusUrlProblem } from '../status/status-url.ts';
import type { Description, EventLog, MemberCalls, Pair } from './wire.ts';

/** A target's seconds for one real second: below, a wait of a minute takes hours; above, no look comes in time. */
const rates = { least: 0.1, most: 1000 };
/** Of one member; a suite places some ten thousand. */
const mostCalls = 500_000;
const mostOptions = 1000;

export function descriptionProblem({ clock }: Description): string | undefined {
  if (clock.kind === 'virtual' || (clock.rate >= rates.least && clock.rate <= rates.most)) return undefined;
  return `its clock has the rate ${clock.rate}: expected ${rates.least} to ${rates.most}`;
}

/** @param asked the pair that was asked for; undefined where it was to be made */
export function pairProblem({ id, members }: Pair, asked: string | undefined): string | undefined {
  const [first, second] = members;
  if (asked !== undefined && id !== asked) return `it speaks of the pair ${id}: expected ${asked}`;
  if (first.name === second.name) return `both members have the name ${first.name}: expected two names`;
  for (const { name, statusUrl, options } of members) {
    const problem = statusUrlProblem(statusUrl);
    if (problem !== undefined) return `the status URL of ${name} is not usable: ${problem}`;
    if (options.length > mostOptions) return `${name} has more than ${mostOptions} options`;
  }
  return undefined;
}

export function callsProblem({ members }: MemberCalls): string | undefined {
  if (members.length > 2 || new Set(members.map(({ name }) => name)).size < members.length) {
    return `it lists ${members
      .map(({ name }) => name)
      .slice(0, 4)
      .join(', ')}: expected each of two members once at most`;
  }
  const long = members.find(({ calls }) => (calls?.length ?? 0) > mostCalls);
  if (long !== undefined) return `${long.name} has ${long.calls?.length} calls: expected ${mostCalls} at most`;
  for (const { calls } of members) {
    const problem = callIdProblem(calls ?? []);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Identifiers go back to the target as they are, and into reports: a character that cannot be seen has no place there. */
export function callIdProblem(calls: readonly string[]): string | undefined {
  const odd = calls.find((id) => unprintable.test(id));
  return odd === undefined ? undefined : `a call is named "${foreignText(odd)}": expected characters that can be seen`;
}

const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** @param before the pair's clock in the answer before, where one is known */
export function advanceProblem(before: number | undefined, seconds: number, now: number): string | undefined {
  if (before === undefined || Math.abs(now - before - seconds) <= finest) return undefined;
  return `the clock was at ${before} s, was moved by ${seconds} s and is at ${now} s: a virtual clock moves when it is told to, and only so far`;
}

/** The finest that is believed of a time, in seconds. */
const finest = 0.001;

/** @param since the mark from which on events were asked for; undefined: from the oldest */
export function eventsProblem({ events, next }: EventLog, since: number | undefined): string | undefined {
  if (events.length === 0 || next > (since ?? 0)) return undefined;
  return `its log goes on at ${next}, where it was read before: expected more than ${since ?? 0}`;
}

export function readableDescription(description: Description): Description {
  return { ...description, name: foreignText(description.name, 200) };
}

export function readableEvents(log: EventLog): EventLog {
  return { ...log, events: log.events.map((event) => ({ ...event, text: foreignText(event.text, 500) })) };
}
