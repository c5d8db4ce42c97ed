import type { StatusAnswer } from '../status/server-status.ts';
import type { Interval } from '../timing/interval.ts';

/** One member's status page, read once. */
export interface MemberLook {
  readonly member: string;
  /** Between the request leaving and its answer being there. */
  readonly at: Interval;
  readonly answer: StatusAnswer;
}

/** Both members' status pages, read side by side. */
export type Look = readonly [MemberLook, MemberLook];

/** What a look found, in a few words for a timeline. */
export function describeLook({ member, answer }: MemberLook): string {
  switch (answer.kind) {
    case 'status': {
      const { role, roleText, readyForSwitchover, readyForUpgrade } = answer.status;
      const shown = role === 'other' ? `role "${roleText}"` : role;
      return `${member}: ${shown}, switchover ${flagText(readyForSwitchover)}, upgrade ${flagText(readyForUpgrade)}`;
    }
    case 'unreachable':
      return `${member}: no answer (${answer.why})`;
    case 'malformed':
      return `${member}: not a status page (${answer.why})`;
    case 'unsupported build':
      return `${member}: a page without readiness, as builds before 8.1.102.58 have it`;
  }
}

export function flagText(flag: { readonly kind: 'ready' | 'not ready' | 'invalid'; readonly text?: string }): string {
  return flag.kind === 'invalid' ? `"${flag.text ?? ''}" (neither 0 nor 1)` : flag.kind;
}
