import type { History } from '../history/history.ts';
import { type CallGroup, connectionDuring, existedBefore } from '../history/pair-history.ts';
import type { Finding } from '../verdict/finding.ts';

/** What must not keep a flag at 0, and the requirement that says so. */
interface Circumstance {
  readonly requirement: string;
  readonly demand: string;
}

/**
 * A flag that stays at 0 although every condition holds breaks more than `ready.….all` where something is there that must not
 * hold it: calls that ended while they were missing, multisite calls that have finished or are new. That counts only for a pair
 * that was ready in this role before: one that never is has another fault.
 */
export function judgeLateness(history: History, findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap((finding) => {
    const role = roleOf(finding);
    if (role === undefined || !history.looks.hasShownReady(role)) return [];
    return circumstances(history, role).map((circumstance) => ({ ...finding, ...circumstance }));
  });
}

function roleOf({ requirement }: Finding): 'primary' | 'backup' | undefined {
  if (requirement === 'ready.primary.all') return 'primary';
  return requirement === 'ready.backup.all' ? 'backup' : undefined;
}

function circumstances(history: History, role: 'primary' | 'backup'): readonly Circumstance[] {
  const t0 = history.latestEstablishment();
  if (t0 === undefined) return [];
  const before = (group: CallGroup) => existedBefore(group, t0) === true;
  const endedMissing = history.calls.some(
    (group) => before(group) && group.ended !== undefined && mayHaveBeenMissing(history, group.ended.latest),
  );
  const multisite = history.calls.some((group) => group.multisite && (group.ended !== undefined || !before(group)));
  return [
    ...(endedMissing
      ? [
          {
            requirement: 'sync.ended-call-leaves',
            demand: `calls that ended while they were missing do not keep the ${role} from being ready`,
          },
        ]
      : []),
    ...(multisite && role === 'primary'
      ? [
          {
            requirement: 'ready.primary.multisite-finished',
            demand:
              'multisite calls that have finished, or began with the HA connection established, do not hold the primary',
          },
        ]
      : []),
  ];
}

/** Calls that ended since the present establishment, or without an HA connection before it. */
function mayHaveBeenMissing(history: History, ended: number): boolean {
  const t0 = history.latestEstablishment();
  if (t0 === undefined) return false;
  return (
    ended >= t0.at.earliest || connectionDuring(history, { earliest: ended, latest: ended }).state !== 'established'
  );
}
