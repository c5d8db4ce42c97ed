import { describeLook, type Look } from '../history/look.ts';
import type { Interval } from '../timing/interval.ts';
import type { Finding } from '../verdict/finding.ts';

/**
 * Watches for two members of one role. A switchover passes through a moment of two backups, and two pages are never read at
 * one instant, so only a state that surely lasts for `settle` seconds is wrong (A29).
 */
export class RoleWatch {
  readonly #settle: number;
  #since: { readonly role: 'primary' | 'backup'; readonly at: Interval } | undefined;

  /** @param settle seconds on the target's clock; 0 only where nothing takes time, as on a virtual clock */
  constructor(settle: number) {
    this.#settle = settle;
  }

  /** Takes the looks in their order. */
  judge(look: Look): readonly Finding[] {
    const [first, second] = look.map(({ answer }) => (answer.kind === 'status' ? answer.status.role : 'other'));
    if (first === undefined || first === 'other' || first !== second) {
      this.#since = undefined;
      return [];
    }
    const earliest = Math.min(look[0].at.earliest, look[1].at.earliest);
    const latest = Math.max(look[0].at.latest, look[1].at.latest);
    if (this.#since?.role !== first) {
      this.#since = { role: first, at: { earliest, latest } };
      // The roles may have been exchanged between the two pages.
      if (latest > earliest) return [];
    }
    if (earliest - this.#since.at.latest < this.#settle) return [];
    return [
      {
        requirement: 'ready.upgrade.follows-role',
        outcome: 'failed',
        demand: `two running members never both run as ${first} for longer than ${this.#settle} s`,
        accepted: ['one primary and one backup'],
        seen: look.map(describeLook).join('; '),
        at: look[0].at,
      },
    ];
  }
}
