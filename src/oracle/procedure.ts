import type { Interval } from '../timing/interval.ts';

/** One thing that a program which upgrades a pair did, with what the pair really was at that time. */
export type Deed =
  | {
      readonly kind: 'read';
      readonly member: string;
      readonly at: Interval;
      readonly role: 'primary' | 'backup' | 'other' | 'none';
      readonly readyForSwitchover: boolean;
      readonly readyForUpgrade: boolean;
    }
  | {
      readonly kind: 'stop' | 'install' | 'start';
      readonly member: string;
      readonly at: Interval;
      readonly runningRole: string;
    }
  | { readonly kind: 'switchover'; readonly at: Interval };

export interface Breach {
  readonly requirement: string;
  readonly demand: string;
  readonly seen: string;
  readonly at: Interval;
}

/**
 * Holds what a program did, in its order, against the document's five steps. It knows nothing of how the program decides:
 * only which pages it read, what they said, and what it then did.
 */
export function judgeDeeds(deeds: readonly Deed[]): readonly Breach[] {
  return deeds.flatMap((deed, index) => {
    const before = deeds.slice(0, index);
    switch (deed.kind) {
      case 'stop':
        return [...stoppedPrimary(deed), ...stoppedUnchecked(deed, before)];
      case 'switchover':
        return switchedUnchecked(deed, before);
      default:
        return [];
    }
  });
}

type Act = Extract<Deed, { kind: 'stop' | 'install' | 'start' }>;
type Read = Extract<Deed, { kind: 'read' }>;

function stoppedPrimary(deed: Act): readonly Breach[] {
  if (deed.runningRole !== 'primary') return [];
  return [
    {
      requirement: 'procedure.never-stop-primary',
      demand: 'no step stops a member that runs as primary',
      seen: `${deed.member} ran as primary and was stopped`,
      at: deed.at,
    },
  ];
}

/** Steps 1 and 4: the latest page read of a member before it is stopped showed a backup that is ready for upgrade. */
function stoppedUnchecked(deed: Act, before: readonly Deed[]): readonly Breach[] {
  const latest = readsOf(deed.member, before).at(-1);
  if (latest?.role === 'backup' && latest.readyForUpgrade) return [];
  const first = !before.some(({ kind }) => kind === 'switchover');
  return [
    {
      requirement: first ? 'procedure.check-backup' : 'procedure.check-new-backup',
      demand: 'a member is stopped only after its page showed a backup that is ready for upgrade',
      seen: latest === undefined ? `${deed.member} was stopped unread` : `its page showed role ${latest.role}`,
      at: deed.at,
    },
  ];
}

/** Step 3: after the last stop, start or earlier switchover both pages were read and both showed ready. */
function switchedUnchecked(deed: Deed, before: readonly Deed[]): readonly Breach[] {
  const since = before.slice(before.findLastIndex(({ kind }) => kind !== 'read') + 1);
  const members = new Set(
    before.map((earlier) => ('member' in earlier ? earlier.member : '')).filter((name) => name !== ''),
  );
  const ready = [...members].every((member) => readsOf(member, since).at(-1)?.readyForSwitchover === true);
  if (members.size >= 2 && ready) return [];
  return [
    {
      requirement: 'procedure.check-both',
      demand: 'a switchover is ordered only after both pages showed readiness for switchover',
      seen: 'the latest pages read did not both show it',
      at: deed.at,
    },
  ];
}

function readsOf(member: string, deeds: readonly Deed[]): readonly Read[] {
  return deeds.filter((deed): deed is Read => deed.kind === 'read' && deed.member === member);
}
