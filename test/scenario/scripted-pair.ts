import type { Look } from '../../src/history/look.ts';
import type { CallGroup, PairHistory } from '../../src/history/pair-history.ts';
import type { Tolerances } from '../../src/oracle/tolerances.ts';
import type { PairUnderTest } from '../../src/scenario/pair-under-test.ts';
import { type Interval, instant, interval } from '../../src/timing/interval.ts';
import { look, notReady, page, ready } from '../judge/looks.ts';

/** What a page says of readiness for switchover at a time. */
export type Shows = (at: number) => boolean;

/**
 * A pair whose time passes only in looks, pauses and waits, and whose pages follow a script: what the checks see of a pair, with every
 * delay chosen by the test.
 */
export class ScriptedPair {
  time: number;
  /** Seconds that a look takes; the page is as it is at its end. */
  lookTakes = 0;
  /** How far the kit's knowledge of the clock may be off, on either side. */
  blur = 0;
  /** Seconds that the kit is late when it has waited for a moment. */
  late = 0;
  primaryShows: Shows = () => false;
  backupShows: Shows = () => false;
  readonly clock = { kind: 'wall' as const };
  readonly looks: Look[] = [];
  readonly target: { readonly tolerances: Tolerances };
  readonly calls: { readonly groups: readonly CallGroup[] } = { groups: [] };
  readonly #establishedAt: Interval;
  listings: readonly { readonly at: Interval; readonly missing: number }[] = [];

  constructor(time: number, tolerances: Partial<Tolerances> = {}, establishedAt: Interval = instant(0)) {
    this.time = time;
    this.target = { tolerances: { grace: 0, resolution: 0, lookEvery: 1, settle: 0, ...tolerances } };
    this.#establishedAt = establishedAt;
  }

  /** The checks are given only what they use of a pair. */
  get pair(): PairUnderTest {
    return this as unknown as PairUnderTest;
  }

  get history(): PairHistory {
    const connection = [{ state: 'established' as const, at: this.#establishedAt }];
    return { connection, calls: this.calls.groups, roleChanges: [], memoryLosses: [], listings: [] };
  }

  established(): { index: number; at: Interval } {
    return { index: 0, at: this.#establishedAt };
  }

  now(): Interval {
    return interval(this.time - this.blur, this.time + this.blur);
  }

  async look(): Promise<Look> {
    const { earliest } = this.now();
    this.time += this.lookTakes;
    const shown = (shows: Shows) => ({ readyForSwitchover: shows(this.time) ? ready : notReady });
    const seen = look(
      page('primary', shown(this.primaryShows)),
      page('backup', shown(this.backupShows)),
      interval(earliest, this.now().latest),
    );
    this.looks.push(seen);
    return seen;
  }

  backupRestarted(): boolean {
    return false;
  }

  looksSinceConnectionChange(): readonly Look[] {
    return this.looks;
  }

  async pause(seconds = this.target.tolerances.lookEvery / 10): Promise<void> {
    this.time += seconds;
  }

  async passUntil(moment: Interval): Promise<void> {
    this.time = Math.max(this.time, moment.latest + this.late);
  }

  async waitUntil(moment: Interval): Promise<void> {
    await this.passUntil(moment);
    await this.look();
  }

  async listMissing(): Promise<{ at: Interval; missing: number }> {
    const [next, ...rest] = this.listings;
    if (next === undefined) throw new Error('the script has no more listings');
    this.listings = rest;
    return next;
  }
}

/** How a check ended: `passed`, or the outcome that it gave. */
export async function outcomeOf(check: Promise<void> | (() => void)): Promise<string> {
  try {
    await (typeof check === 'function' ? check() : check);
    return 'passed';
  } catch (error) {
    if (error instanceof Error && 'ending' in error) return (error as { ending: { outcome: string } }).ending.outcome;
    throw error;
  }
}
