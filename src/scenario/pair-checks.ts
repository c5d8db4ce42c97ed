import { ControlError } from '../control/control-error.ts';
import { describeLook } from '../history/look.ts';
import { servesStatusPage, synchronizesMissingCalls } from '../status/build-version.ts';
import { mayBeTheNetwork } from '../status/server-status.ts';
import { CheckEnded, failed } from './check-ended.ts';
import type { PairUnderTest } from './pair-under-test.ts';

/**
 * Which member runs in which role, against the roles of a fresh pair: the first member runs as primary. A page may show the
 * roles from before for the grace period.
 */
export async function checkRoles(pair: PairUnderTest, expected: 'exchanged' | 'as at first'): Promise<void> {
  const [first, second] = pair.members;
  const demanded = expected === 'exchanged' ? second.name : first.name;
  const due = pair.now().latest + pair.target.tolerances.grace;
  for (;;) {
    const [look] = await pair.look();
    const { primary } = await pair.roles();
    if (primary === demanded) return;
    if (look.at.earliest >= due) {
      throw failed(`the roles are ${expected}`, [`${demanded} runs as primary`], `${primary} runs as primary`, look.at);
    }
    await pair.pause();
  }
}

/** A switchover that the pair must obey. One that comes before it is ready may be refused (A21): then there is nothing to test. */
export async function orderSwitchover(pair: PairUnderTest): Promise<void> {
  const look = await pair.look();
  const ready = look.every(
    ({ answer }) => answer.kind === 'status' && answer.status.readyForSwitchover.kind === 'ready',
  );
  try {
    await pair.switchover();
  } catch (error) {
    if (ready || !(error instanceof ControlError && error.kind === 'conflict')) throw error;
    const demand = 'a switchover of a pair that is not ready';
    throw new CheckEnded({ outcome: 'not tested', demand, accepted: ['obeyed', 'refused (A21)'], seen: error.message });
  }
}

/**
 * Whether the document speaks of the builds that the pair runs, and the pages are as such builds have them: with both flags
 * from 8.1.102.58 on; with or without them from .13 to .57; before that there may be no page at all.
 */
export async function checkBuild(pair: PairUnderTest, expected: 'judged' | 'not judged'): Promise<void> {
  const judged = pair.members.every(({ version }) => synchronizesMissingCalls(version));
  const versions = pair.members.map(({ version }) => version).join(' and ');
  if (judged !== (expected === 'judged')) {
    throw failed(`build ${versions} is ${expected}`, [expected], judged ? 'judged' : 'not judged', pair.now());
  }
  for (const [index, look] of (await pair.look()).entries()) {
    const version = pair.members[index]?.version ?? '';
    const accepted = judged
      ? ['status']
      : ['unsupported build', 'status', ...(servesStatusPage(version) ? [] : ['unreachable', 'malformed'])];
    if (mayBeTheNetwork(look.answer) && !accepted.includes(look.answer.kind)) {
      // One answer that was lost on the way proves nothing about the build.
      const demand = `the page is as build ${version} has it`;
      throw new CheckEnded({ outcome: 'target unreachable', demand, accepted, seen: describeLook(look), at: look.at });
    }
    if (!accepted.includes(look.answer.kind)) {
      throw failed(`the page is as build ${version} has it`, accepted, describeLook(look), look.at);
    }
  }
}

/** The page of each running member shows the version that is installed on it, where it shows one. */
export async function checkShownBuilds(pair: PairUnderTest): Promise<void> {
  const due = pair.now().latest + pair.target.tolerances.grace;
  for (;;) {
    const look = await pair.look();
    const wrong = look.find(({ member, answer }) => {
      const shown = answer.kind === 'status' ? answer.status.version : undefined;
      return shown !== undefined && shown !== versionOf(pair, member);
    });
    if (wrong === undefined) return;
    if (wrong.at.earliest >= due) {
      const shown = wrong.answer.kind === 'status' ? wrong.answer.status.version : undefined;
      const demand = `the page of ${wrong.member} shows the build that it runs`;
      throw failed(demand, [versionOf(pair, wrong.member) ?? 'none'], `it shows ${shown}`, wrong.at);
    }
    await pair.pause();
  }
}

function versionOf(pair: PairUnderTest, name: string): string | undefined {
  return pair.members.find((member) => member.name === name)?.version;
}
