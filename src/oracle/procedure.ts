import { settlingSeconds } from '../history/figures.ts';
import { elapsed, type Interval } from '../timing/interval.ts';

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
      /** The role in which the member really ran at that time. */
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
 * only which pages it read, what they said, and what it then did. A program may stop half-way at any point.
 */
export function judgeDeeds(deeds: readonly Deed[]): readonly Breach[] {
  return deeds.flatMap((deed, index) => judgeDeed(deed, deeds.slice(0, index)));
}

function judgeDeed(deed: Deed, before: readonly Deed[]): readonly Breach[] {
  switch (deed.kind) {
    case 'stop':
      return [...stoppedPrimary(deed), ...stoppedUnchecked(deed, before)];
    case 'install':
      return installedRunning(deed, before);
    case 'start':
      return startedUnchanged(deed, before);
    case 'switchover':
      return [...switchedTooEarly(deed, before), ...switchedUnchecked(deed, before)];
    case 'read':
      return [];
  }
}

type Act = Extract<Deed, { kind: 'stop' | 'install' | 'start' }>;
type Read = Extract<Deed, { kind: 'read' }>;
type Switchover = Extract<Deed, { kind: 'switchover' }>;

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

/** Steps 1 and 4: the latest page read of a member before it is stopped, and since roles could change, showed a ready backup. */
function stoppedUnchecked(deed: Act, before: readonly Deed[]): readonly Breach[] {
  const latest = latestReads(before).get(deed.member);
  if (latest?.role === 'backup' && latest.readyForUpgrade) return [];
  const look =
    latest === undefined
      ? 'unread'
      : `after its page showed role ${latest.role}, readiness for upgrade ${latest.readyForUpgrade ? 1 : 0}`;
  return [
    {
      requirement: switchedOver(before) ? 'procedure.check-new-backup' : 'procedure.check-backup',
      demand: 'a member is stopped only after its page showed a backup that is ready for upgrade',
      seen: `${deed.member} was stopped ${look}`,
      at: deed.at,
    },
  ];
}

/** Steps 2 and 5: the new version comes on a member that was stopped for it. */
function installedRunning(deed: Act, before: readonly Deed[]): readonly Breach[] {
  if (actsOf(deed.member, before).findLast(({ kind }) => kind !== 'install')?.kind === 'stop') return [];
  return [upgradeBreach(deed, before, 'a member is stopped before a version is installed', 'it was not stopped')];
}

/** Steps 2 and 5: what is started again has the new version. */
function startedUnchanged(deed: Act, before: readonly Deed[]): readonly Breach[] {
  const acts = actsOf(deed.member, before);
  if (acts.at(-1)?.kind !== 'stop') return [];
  return [
    upgradeBreach(deed, before, 'the new version is installed before the member is started', 'none was installed'),
  ];
}

function upgradeBreach(deed: Act, before: readonly Deed[], demand: string, why: string): Breach {
  const requirement = switchedOver(before) ? 'procedure.upgrade-new-backup' : 'procedure.upgrade-backup';
  return { requirement, demand, seen: `${deed.kind} of ${deed.member}: ${why}`, at: deed.at };
}

/** Step 3 comes once, after step 2 was carried out to its end. */
function switchedTooEarly(deed: Switchover, before: readonly Deed[]): readonly Breach[] {
  const upgraded = before.some(
    (start, index) =>
      start.kind === 'start' && actsOf(start.member, before.slice(0, index)).some(({ kind }) => kind === 'install'),
  );
  if (upgraded && !switchedOver(before)) return [];
  return [
    {
      requirement: 'procedure.switchover',
      demand: 'one switchover is ordered, after the first member was upgraded and started',
      seen: upgraded ? 'a second one was ordered' : 'no member was upgraded yet',
      at: deed.at,
    },
  ];
}

/** Step 3: since roles could change both pages were read and showed one primary and one backup, both ready, and close together. */
function switchedUnchecked(deed: Switchover, before: readonly Deed[]): readonly Breach[] {
  const latest = [...latestReads(before).values()];
  const [seen] = [
    ...(latest.length < 2 ? ['not both pages were read'] : []),
    ...latest
      .filter(({ readyForSwitchover }) => !readyForSwitchover)
      .map(({ member }) => `the page of ${member} did not show readiness for switchover`),
    ...['primary', 'backup']
      .filter((role) => !latest.some((read) => read.role === role))
      .map((role) => `no page showed a ${role}`),
    // A connection that is lost and comes back keeps the primary at 0 for that long: what was read before proves nothing.
    ...latest
      .filter(({ at }) => elapsed(at, deed.at).earliest > settlingSeconds)
      .map(({ member }) => `the page of ${member} was read more than ${settlingSeconds} s before`),
  ];
  if (seen === undefined) return [];
  return [
    {
      requirement: 'procedure.check-both',
      demand: 'a switchover is ordered only after both pages, read close together, showed readiness for switchover',
      seen,
      at: deed.at,
    },
  ];
}

function switchedOver(deeds: readonly Deed[]): boolean {
  return deeds.some(({ kind }) => kind === 'switchover');
}

/** The latest page that was read of each member, since the last deed that could change its role. */
function latestReads(deeds: readonly Deed[]): ReadonlyMap<string, Read> {
  const rolesCouldChange = deeds.findLastIndex(({ kind }) => kind !== 'read' && kind !== 'install');
  const reads = deeds.slice(rolesCouldChange + 1).filter((deed) => deed.kind === 'read');
  return new Map(reads.map((read) => [read.member, read]));
}

function actsOf(member: string, deeds: readonly Deed[]): readonly Act[] {
  return deeds.filter((deed): deed is Act => 'runningRole' in deed && deed.member === member);
}
