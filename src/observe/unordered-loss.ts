import { connectionDuring, type PairHistory } from '../oracle/history.ts';
import { afterRoleChange } from '../oracle/readiness.ts';
import { type Grace, shownDuring } from '../oracle/staleness.ts';
import type { Look, MemberLook } from './look.ts';

/**
 * A member whose page shows that there is no HA connection although one is surely established, by all that was ordered: it
 * was lost by itself, and what happens from then on cannot be held against the history.
 */
export function unorderedLoss(history: PairHistory, look: Look, tolerance: Grace): MemberLook | undefined {
  return look.find(({ answer, at }) => {
    if (answer.kind !== 'status' || answer.status.haConnection !== false) return false;
    const shown = shownDuring(at, tolerance);
    // After a change of roles a pair may connect anew (A23).
    return connectionDuring(history, shown).state === 'established' && afterRoleChange(history, shown);
  });
}
