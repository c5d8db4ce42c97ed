import { describeLook, type Look } from '../observe/look.ts';
import type { Interval } from '../timing/interval.ts';

/** Every look at both members that a scenario took, in the order in which they began. */
export class LookRecord {
  readonly #looks: Look[] = [];
  /** How many looks there were when the HA connection last changed. */
  #before = 0;

  get all(): readonly Look[] {
    return this.#looks;
  }

  get latest(): Look | undefined {
    return this.#looks.at(-1);
  }

  /**
   * Puts a look in its place, after all that were begun before it: a slow answer must not pass for the latest state.
   *
   * @returns the look before it, and whether it is now the latest
   */
  add(look: Look): { readonly before: Look | undefined; readonly isLatest: boolean } {
    const place = this.#looks.findLastIndex((earlier) => earlier[0].at.earliest <= look[0].at.earliest) + 1;
    this.#looks.splice(place, 0, look);
    return { before: this.#looks[place - 1], isLatest: place === this.#looks.length - 1 };
  }

  /** The HA connection has changed: looks up to now were at what was before. */
  connectionChanged(): void {
    this.#before = this.#looks.length;
  }

  /** Everything that was seen since the HA connection last changed, at the time `change`. */
  sinceConnectionChange(change: Interval): readonly Look[] {
    return this.#looks.slice(this.#before).filter((look) => look.every(({ at }) => at.earliest >= change.latest));
  }

  /** The member that the latest look found in each role, if any. */
  roles(): { readonly primary: string | undefined; readonly backup: string | undefined } {
    const named = (role: 'primary' | 'backup') =>
      this.latest?.find(({ answer }) => answer.kind === 'status' && answer.status.role === role)?.member;
    return { primary: named('primary'), backup: named('backup') };
  }

  /** Whether the latest look showed both members ready for switchover. */
  bothReady(): boolean {
    const ready = this.latest?.every(
      ({ answer }) => answer.kind === 'status' && answer.status.readyForSwitchover.kind === 'ready',
    );
    return ready === true;
  }

  /** The latest look in words. */
  describeLatest(): string {
    return this.latest?.map(describeLook).join('; ') ?? 'nothing';
  }
}
