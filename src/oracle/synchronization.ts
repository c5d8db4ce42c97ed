import { pauseSeconds } from '../history/figures.ts';
import type { KnownLimits } from '../history/limit-record.ts';
import type { Progress } from '../history/progress-record.ts';
import { elapsed, type Interval, microseconds } from '../timing/interval.ts';

/** The value of ha-max-calls-sync-at-once where none is set. */
export const defaultCallsAtOnce = 500;
export const fewestCallsAtOnce = 200;
export const mostCallsAtOnce = 1000;

/**
 * Seconds without any progress after which a synchronization counts as stuck. The document gives no speed of comparing and
 * copying, so this only ends the waiting for what will never come: a right server that is slow must stay well below it.
 */
export const stuckAfterSeconds = 60;

/** At least so many seconds lie between the first and the last batch: a pause after each but the last. */
export function leastSeconds(missing: number, atOnce: number): number {
  return missing === 0 ? 0 : (Math.ceil(missing / atOnce) - 1) * pauseSeconds;
}

/**
 * Seconds that comparing the calls may take, and by how many times a server may be slower than its pauses: the document gives
 * no speed. Right servers may need 40 s to compare, and may spread a batch over two seconds and then pause.
 */
const comparingSeconds = 43;
const slowness = 4;

/** No right server that is not broken takes longer than this for so many missing calls. */
export function mostSeconds(missing: number, atOnce: number): number {
  return comparingSeconds + slowness * leastSeconds(missing, atOnce);
}

/**
 * Every limit that a server may use at an establishment: by what is set on either member (reading A13), and by what was set
 * before where that is no valid value (reading A11).
 */
export function allowedLimits({ texts, before }: KnownLimits): readonly number[] {
  const earlier = [null, ...before].flatMap((text) => allowedCallsAtOnce(text));
  return [...new Set(texts.flatMap((text) => earlier.flatMap((limit) => allowedCallsAtOnce(text, limit))))];
}

/**
 * The values that the document allows a server to use where the option is set to `text` (null: not set) and was `before`.
 * Within 200-1000 there is one; outside it, or where it is no whole number, reading A11 allows the default, the nearest bound
 * and the value before; of a number with more behind it ("700.9") the whole number counts as one too.
 */
export function allowedCallsAtOnce(text: string | null, before: number = defaultCallsAtOnce): readonly number[] {
  if (text === null) return [defaultCallsAtOnce];
  if (/^\d{1,9}$/.test(text)) {
    const value = Number(text);
    if (value >= fewestCallsAtOnce && value <= mostCallsAtOnce) return [value];
  }
  const value = Number.parseFloat(text);
  const nearest = Number.isNaN(value)
    ? []
    : [Math.min(Math.max(Math.trunc(value), fewestCallsAtOnce), mostCallsAtOnce)];
  return [...new Set([defaultCallsAtOnce, ...nearest, before])];
}

/** Whether the document says which limit counts with this text of the option (null: not set). */
export function isValidLimit(text: string | null): boolean {
  return allowedCallsAtOnce(text, mostCallsAtOnce).length === 1;
}

export interface TooMany {
  readonly from: Progress;
  readonly to: Progress;
  readonly copied: number;
  /** The longest time in which they can have been sent, in seconds. */
  readonly seconds: number;
  readonly allowed: number;
}

/**
 * The first stretch in which surely more calls were copied than the limit lets through: a stretch of d seconds at the most
 * has room for floor(d) pauses, and so for floor(d) + 1 batches (A15: a batch is a burst, the pause follows it).
 *
 * The primary makes the pauses and the backup shows the copies, so that two batches may be seen closer together than they
 * were sent. What is seen for the first time in a stretch was sent no more than `late` before it began, and never before the
 * HA connection was established.
 *
 * @param progress the establishment, and what was seen since
 * @param late seconds that a copy may be under way; 0 where nothing takes time
 */
export function firstStretchWithTooMany(
  progress: readonly Progress[],
  atOnce: number,
  late: number,
): TooMany | undefined {
  const [establishment] = progress;
  for (const [index, to] of progress.entries()) {
    for (const from of progress.slice(0, index).reverse()) {
      const copied = from.uncopied - to.uncopied;
      const seconds = microseconds(elapsed(from.at, to.at).latest + (from === establishment ? 0 : late));
      const allowed = (Math.floor(seconds / pauseSeconds) + 1) * atOnce;
      if (copied > allowed) return { from, to, copied, seconds, allowed };
    }
  }
  return undefined;
}

/** How long the synchronization took: after the last look that found calls missing, before the first that found none. */
export function duration(progress: readonly Progress[]): Interval | undefined {
  const end = progress.find(({ missing }) => missing === 0);
  if (end === undefined) return undefined;
  const [begin = end] = progress;
  const last = progress.findLast(({ missing }) => missing > 0) ?? begin;
  return { earliest: Math.max(0, elapsed(begin.at, last.at).earliest), latest: elapsed(begin.at, end.at).latest };
}
