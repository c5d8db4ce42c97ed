import type { Member } from '../control/wire.ts';
import type { History } from '../history/history.ts';
import { describeLook, type Look, type MemberLook } from '../history/look.ts';
import { portOf, showsPort } from '../history/member-record.ts';
import { rolesMayChange } from '../history/pair-history.ts';
import type { Tolerances } from '../oracle/tolerances.ts';
import { mayBeTheNetwork } from '../status/server-status.ts';
import { interval } from '../timing/interval.ts';
import type { Finding } from '../verdict/finding.ts';

/**
 * What two pages show to be wrong beside their flags: who answers, in which role, with which version. One answer may be lost on
 * the way, so that silence counts from the second look on, and only while the other member is heard.
 */
export function judgePages(
  history: History,
  look: Look,
  before: Look | undefined,
  tolerances: Tolerances,
): readonly Finding[] {
  return look.flatMap((one, index) => [
    ...judgeSilence(history, look, before, index, tolerances),
    ...judgeStopped(history, one),
    ...judgeNoPage(history, one, tolerances),
    ...judgeRole(history, one, tolerances),
    ...judgeVersion(history, one, tolerances),
  ]);
}

/** A running member answers, at the address that its option http-port gives. */
function judgeSilence(
  history: History,
  look: Look,
  before: Look | undefined,
  index: number,
  { settle, grace }: Tolerances,
): readonly Finding[] {
  const one = look[index];
  const earlier = before?.[index];
  const other = look[1 - index];
  if (one === undefined || earlier === undefined || other === undefined) return [];
  if (!mayBeTheNetwork(one.answer) || !mayBeTheNetwork(earlier.answer)) return [];
  if (mayBeTheNetwork(other.answer) || !hasRun(history, one.member, earlier, settle + grace)) return [];
  const member = history.members.find(one.member);
  const moved = member !== undefined && movedPort(history, member);
  return [
    {
      requirement: moved ? 'http.port-option' : 'http.status-page',
      outcome: 'failed',
      demand: moved
        ? `the status page of ${one.member} is on the port of its option http-port`
        : 'a running member answers with its status page',
      accepted: ['a status page'],
      seen: describeLook(one),
      at: one.at,
    },
  ];
}

/** It has surely run since so many seconds before the look: nothing was done since that stops or starts it. */
function hasRun(history: History, name: string, { at }: MemberLook, seconds: number): boolean {
  const since = history.members.since(name, 'running');
  return since !== undefined && since.latest + seconds <= at.earliest;
}

function movedPort(history: History, member: Member): boolean {
  const first = history.members.atFirst.members.find(({ name }) => name === member.name);
  return first !== undefined && showsPort(first) && history.members.hasMoved(member.name);
}

/** A member that has run for a while answers with its page, whatever has become of the HA connection. */
function judgeNoPage(history: History, one: MemberLook, { settle, grace }: Tolerances): readonly Finding[] {
  const { answer, at } = one;
  const isNone = answer.kind === 'unsupported build' || (answer.kind === 'malformed' && answer.brokenOff !== true);
  if (!isNone || !hasRun(history, one.member, one, settle + grace)) return [];
  return [
    {
      requirement: 'http.status-page',
      outcome: 'failed',
      demand: 'a running member answers with its status page, and both readiness flags on it',
      accepted: ['a status page'],
      seen: describeLook(one),
      at,
    },
  ];
}

/** A stopped member gives no answer (A9). */
function judgeStopped(history: History, one: MemberLook): readonly Finding[] {
  const stopped = history.members.since(one.member, 'stopped');
  if (stopped === undefined || stopped.latest > one.at.earliest || one.answer.kind !== 'status') return [];
  return [
    {
      requirement: 'http.flag-values',
      outcome: 'failed',
      demand: 'a stopped member gives no answer',
      accepted: ['unreachable'],
      seen: describeLook(one),
      at: one.at,
    },
  ];
}

/** Each member runs in the role that was ordered, once a change of roles has settled. */
function judgeRole(history: History, one: MemberLook, { settle, grace }: Tolerances): readonly Finding[] {
  const { answer, at } = one;
  if (answer.kind !== 'status' || answer.status.role === 'other' || history.expectedPrimary === undefined) return [];
  const settled = interval(at.earliest - settle - grace, at.latest);
  if (rolesMayChange(history, settled) || !hasRun(history, one.member, one, settle + grace)) return [];
  const expected = one.member === history.expectedPrimary ? 'primary' : 'backup';
  if (answer.status.role === expected) return [];
  return [
    {
      requirement: 'ready.upgrade.follows-role',
      outcome: 'failed',
      demand: `${one.member} runs as ${expected}: it has that role since the members last changed theirs`,
      accepted: [expected],
      seen: describeLook(one),
      at,
    },
  ];
}

/** The page of a member shows the version that was installed when it was started, where it shows one. */
function judgeVersion(history: History, one: MemberLook, { settle, grace }: Tolerances): readonly Finding[] {
  const { answer, at, member } = one;
  const shown = answer.kind === 'status' ? answer.status.version : undefined;
  const installed = history.members.process(member)?.version;
  if (shown === undefined || installed === undefined || !hasRun(history, member, one, settle + grace)) return [];
  // A page that has never shown the target's version shows some other number.
  if (shown === installed || !history.looks.hasShownVersion(history.members.atFirst)) return [];
  return [
    {
      requirement: 'procedure.outcome',
      outcome: 'failed',
      demand: `${member} runs the version that was installed`,
      accepted: [installed],
      seen: `${member}: its page shows version ${shown}`,
      at,
    },
  ];
}

/** The page of a running member is at the port that its option gave it at its start, and the two are different addresses. */
export function judgePorts(history: History): readonly Finding[] {
  const { pair, atFirst } = history.members;
  const findings = pair.members.flatMap((member, index): readonly Finding[] => {
    const first = atFirst.members[index];
    const port = history.members.process(member.name)?.port;
    if (first === undefined || !showsPort(first) || member.state !== 'running') return [];
    if (port === undefined || port === portOf(member)) return [];
    return [
      portFinding(`the status page of ${member.name} is on the port of its option http-port`, port, portOf(member)),
    ];
  });
  const [a, b] = pair.members.map(({ statusUrl }) => new URL(statusUrl).host);
  return a === b ? [...findings, portFinding('each member has its own address', 'two addresses', a ?? '')] : findings;
}

function portFinding(demand: string, accepted: string, seen: string): Finding {
  return { requirement: 'http.port-option', outcome: 'failed', demand, accepted: [accepted], seen };
}
