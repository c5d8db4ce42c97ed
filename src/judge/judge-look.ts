import { describeLook, flagText, type Look, type MemberLook } from '../history/look.ts';
import { connectionDuring, type PairHistory, rolesMayChange } from '../history/pair-history.ts';
import { backupDemand, type FlagDemand, primaryDemand } from '../oracle/readiness.ts';
import { type Grace, shownDuring } from '../oracle/staleness.ts';
import type { Flag, ServerStatus } from '../status/server-status.ts';
import type { Finding } from '../verdict/finding.ts';

/**
 * Holds one look against everything that is demanded in every state, whatever the scenario is about. What it returns is
 * surely wrong; what is open or not known exactly enough is left alone. Both members must run builds that the document
 * speaks of (sync.version-gate).
 */
export function judgeLook(history: PairHistory, look: Look, tolerance: Grace): readonly Finding[] {
  return look.flatMap((memberLook) => judgeMember(history, memberLook, tolerance));
}

function judgeMember(history: PairHistory, look: MemberLook, tolerance: Grace): readonly Finding[] {
  const { answer, at } = look;
  switch (answer.kind) {
    case 'unreachable':
      // Whether the member should answer is for the scenario to say: it may be stopped.
      return [];
    case 'malformed':
    case 'unsupported build':
      // A connection that breaks within an answer proves nothing about the page, as little as one that does not come about.
      if (answer.kind === 'malformed' && answer.brokenOff) return [];
      // A member that is stopped or started just now may break off its answer, or have no page yet (A10).
      return connectionDuring(history, at).state === 'established' ? [pageFinding(look, answer.kind)] : [];
    case 'status':
      return [
        ...judgeFlags(look, answer.status),
        // A page that lags behind may show the flag of the role before.
        ...(rolesMayChange(history, shownDuring(at, tolerance)) ? [] : judgeUpgradeFlag(history, look, answer.status)),
        ...judgeSwitchoverFlag(history, look, answer.status, tolerance),
      ];
  }
}

function judgeFlags(look: MemberLook, status: ServerStatus): readonly Finding[] {
  const flags: readonly (readonly [string, Flag])[] = [
    ['switchover', status.readyForSwitchover],
    ['upgrade', status.readyForUpgrade],
  ];
  return flags
    .filter(([, flag]) => flag.kind === 'invalid')
    .map(([what, flag]) => ({
      requirement: 'http.flag-values',
      outcome: 'failed' as const,
      demand: `readiness for ${what} is 0 or 1`,
      accepted: ['0 (not ready)', '1 (ready)'],
      seen: `${look.member} showed ${flagText(flag)}`,
      at: look.at,
    }));
}

function judgeUpgradeFlag(history: PairHistory, look: MemberLook, status: ServerStatus): readonly Finding[] {
  const { role, readyForUpgrade: flag } = status;
  const wrong =
    role === 'primary' && flag.kind === 'ready'
      ? flagFinding(
          'ready.upgrade.primary-never',
          look,
          'a member that runs as primary is never ready for upgrade',
          'not ready',
        )
      : role === 'backup' && flag.kind === 'not ready'
        ? flagFinding(
            'ready.upgrade.backup-always',
            look,
            'a member that runs as backup is always ready for upgrade',
            'ready',
          )
        : undefined;
  if (wrong === undefined) return [];
  if (history.roleChanges.length === 0) return [wrong];
  const demand = 'readiness for upgrade follows the role that a member has since the roles changed';
  return [wrong, { ...wrong, requirement: 'ready.upgrade.follows-role', demand }];
}

function judgeSwitchoverFlag(
  history: PairHistory,
  look: MemberLook,
  status: ServerStatus,
  tolerance: Grace,
): readonly Finding[] {
  const { role, readyForSwitchover: flag } = status;
  if (role === 'other' || flag.kind === 'invalid') return [];
  const demand: FlagDemand =
    role === 'primary' ? primaryDemand(history, look.at, tolerance) : backupDemand(history, look.at, tolerance);
  if (demand.must === 'not ready' && flag.kind === 'ready') {
    return demand.because.map(({ requirement, condition }) =>
      flagFinding(requirement, look, `the ${role} is not ready for switchover while ${condition}`, 'not ready'),
    );
  }
  if (demand.must === 'ready' && flag.kind === 'not ready') {
    return [
      flagFinding(`ready.${role}.all`, look, `the ${role} is ready for switchover once all conditions hold`, 'ready'),
    ];
  }
  return [];
}

function flagFinding(requirement: string, look: MemberLook, demand: string, accepted: 'ready' | 'not ready'): Finding {
  return { requirement, outcome: 'failed', demand, accepted: [accepted], seen: describeLook(look), at: look.at };
}

function pageFinding(look: MemberLook, kind: 'malformed' | 'unsupported build'): Finding {
  const demand =
    kind === 'malformed'
      ? 'a running member answers with its status page'
      : 'the page has both readiness flags from build 8.1.102.58 on';
  return {
    requirement: 'http.status-page',
    outcome: 'failed',
    demand,
    accepted: ['a status page'],
    seen: describeLook(look),
    at: look.at,
  };
}
